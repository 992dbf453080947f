package dev.riskdex.model;

import java.util.Objects;

/**
 * Why a tool is said to have a capability.
 *
 * @param capability what it can do
 * @param rule stable id of the rule that says so
 * @param where the place in the definition, as in {@link Evidence#where()}
 * @param quote the words that were seen there, never empty
 */
public record CapabilityEvidence(Capability capability, String rule, String where, String quote) {

    public CapabilityEvidence {
        Objects.requireNonNull(capability);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(where);
        if (quote.isEmpty()) {
            throw new IllegalArgumentException("evidence of " + capability.id() + " quotes nothing");
        }
    }
}
