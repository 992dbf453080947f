/** Extraction in a process of its own, so that a crash or hang of a native parser costs one file, not the crawl. */
@NullMarked
package dev.riskdex.crawler.extract.worker;

import org.jspecify.annotations.NullMarked;
