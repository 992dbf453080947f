/** Reads tools declared in Ruby: heirs of a tool class, calls that define a tool, hashes. */
@NullMarked
package dev.riskdex.crawler.extract.ruby;

import org.jspecify.annotations.NullMarked;
