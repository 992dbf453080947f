/** Recommended policies in the words of other enforcers: never wider than the policy, with each gap named. */
@NullMarked
package dev.riskdex.classifier.policy.export;

import org.jspecify.annotations.NullMarked;
