/** From the places where tool definitions are published to {@code ServerDefinition}s: sources and the crawl over them. */
@NullMarked
package dev.riskdex.crawler;

import org.jspecify.annotations.NullMarked;
