/** Words, phrases and what they mean: the lexicons of {@code data/signals/} and the readers that find their words. */
@NullMarked
package dev.riskdex.classifier.text;

import org.jspecify.annotations.NullMarked;
