/** Reads tools declared in JavaScript and TypeScript: what the SDK calls are given, found by evaluating constants. */
@NullMarked
package dev.riskdex.crawler.extract.javascript;

import org.jspecify.annotations.NullMarked;
