/** A tool as it is read, and the signals that quote what they see in it; nothing here decides. */
@NullMarked
package dev.riskdex.classifier.signal;

import org.jspecify.annotations.NullMarked;
