/** What is odd about a definition itself, apart from what the tool does: each kind of finding is one class. */
@NullMarked
package dev.riskdex.classifier.finding;

import org.jspecify.annotations.NullMarked;
