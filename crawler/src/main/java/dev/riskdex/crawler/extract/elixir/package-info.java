/** Reads tools declared in Elixir: component modules, calls that register a tool, maps. */
@NullMarked
package dev.riskdex.crawler.extract.elixir;

import org.jspecify.annotations.NullMarked;
