/** The catalogue: a store of definitions and verdicts, and the index that finds them. */
@NullMarked
package dev.riskdex.catalog;

import org.jspecify.annotations.NullMarked;
