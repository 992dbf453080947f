/** Servers as a whole: which tools are more dangerous together, and a grade. */
@NullMarked
package dev.riskdex.classifier.server;

import org.jspecify.annotations.NullMarked;
