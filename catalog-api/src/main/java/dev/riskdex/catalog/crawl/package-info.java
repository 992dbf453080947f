/** Crawls whose places and results stand in the catalogue, so that one that was cut off goes on where it was. */
@NullMarked
package dev.riskdex.catalog.crawl;

import org.jspecify.annotations.NullMarked;
