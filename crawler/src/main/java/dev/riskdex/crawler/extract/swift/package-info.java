/** Reads tools declared in Swift: calls with a tool's labels, types with a tool's properties, macros, dictionaries. */
@NullMarked
package dev.riskdex.crawler.extract.swift;

import org.jspecify.annotations.NullMarked;
