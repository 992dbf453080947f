/** Reads tools declared in Java: annotated methods, and tools that are built. */
@NullMarked
package dev.riskdex.crawler.extract.java;

import org.jspecify.annotations.NullMarked;
