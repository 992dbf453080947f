/** The one evaluator of policies: it decides a call, counts it, and says by which rule. */
@NullMarked
package dev.riskdex.policy.evaluation;

import org.jspecify.annotations.NullMarked;
