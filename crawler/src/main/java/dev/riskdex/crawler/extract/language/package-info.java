/** What the readers of all languages have in common: the contract, and tools and schemas in the making. */
@NullMarked
package dev.riskdex.crawler.extract.language;

import org.jspecify.annotations.NullMarked;
