/** From a server's definitions to verdicts: view, signals, scorer, severity, explanation, findings, attack patterns. */
@NullMarked
package dev.riskdex.classifier;

import org.jspecify.annotations.NullMarked;
