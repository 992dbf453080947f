/** Reads tool definitions out of source code without running it: files in, tools and what could not be read out. */
@NullMarked
package dev.riskdex.crawler.extract;

import org.jspecify.annotations.NullMarked;
