/** Reads tools declared in Python: decorated functions, functions that are handed over, written tools, classes. */
@NullMarked
package dev.riskdex.crawler.extract.python;

import org.jspecify.annotations.NullMarked;
