/** The way to the network: the one door to addresses that data names, and the registries that the user configured. */
@NullMarked
package dev.riskdex.crawler.net;

import org.jspecify.annotations.NullMarked;
