/** Reads tools declared in Go: options of {@code NewTool}, {@code Tool} literals, and functions around them. */
@NullMarked
package dev.riskdex.crawler.extract.golang;

import org.jspecify.annotations.NullMarked;
