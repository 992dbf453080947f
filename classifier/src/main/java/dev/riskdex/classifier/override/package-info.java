/** What a team knows better than the rules: a file of verdicts that replace ours, each with reason, author and end. */
@NullMarked
package dev.riskdex.classifier.override;

import org.jspecify.annotations.NullMarked;
