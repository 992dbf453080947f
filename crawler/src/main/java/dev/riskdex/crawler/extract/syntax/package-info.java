/** Syntax trees of source files, parsed within limits and unfolded only where somebody looks. */
@NullMarked
package dev.riskdex.crawler.extract.syntax;

import org.jspecify.annotations.NullMarked;
