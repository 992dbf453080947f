/** Reads tools declared in Rust: functions and structs with attributes, tools that are constructed. */
@NullMarked
package dev.riskdex.crawler.extract.rust;

import org.jspecify.annotations.NullMarked;
