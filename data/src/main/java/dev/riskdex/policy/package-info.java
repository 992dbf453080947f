/** The policy contract, version "1": its records and the one codec that reads and writes it. */
@NullMarked
package dev.riskdex.policy;

import org.jspecify.annotations.NullMarked;
