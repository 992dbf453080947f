/** The sentences under a verdict, composed from its evidence with the words of {@code data/signals/explanations.yaml}. */
@NullMarked
package dev.riskdex.classifier.explain;

import org.jspecify.annotations.NullMarked;
