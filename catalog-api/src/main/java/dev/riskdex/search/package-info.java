/** Finding tools: the query language, how texts become words, and the Lucene index behind them. */
@NullMarked
package dev.riskdex.search;

import org.jspecify.annotations.NullMarked;
