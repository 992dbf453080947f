/** From verdicts to a recommended policy. */
@NullMarked
package dev.riskdex.classifier.policy;

import org.jspecify.annotations.NullMarked;
