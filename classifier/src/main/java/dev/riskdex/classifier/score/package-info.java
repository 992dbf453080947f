/** The ruleset and the scorer: the only place that knows weights. */
@NullMarked
package dev.riskdex.classifier.score;

import org.jspecify.annotations.NullMarked;
