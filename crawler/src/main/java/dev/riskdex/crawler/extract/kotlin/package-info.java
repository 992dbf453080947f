/** Reads tools declared in Kotlin: calls that add them, classes that are tools, and annotated functions. */
@NullMarked
package dev.riskdex.crawler.extract.kotlin;

import org.jspecify.annotations.NullMarked;
