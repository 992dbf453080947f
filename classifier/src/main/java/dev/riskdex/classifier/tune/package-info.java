/** Fitting the weights to labelled tools, and measuring verdicts against labels. */
@NullMarked
package dev.riskdex.classifier.tune;

import org.jspecify.annotations.NullMarked;
