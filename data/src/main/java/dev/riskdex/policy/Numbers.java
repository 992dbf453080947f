package dev.riskdex.policy;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** Numbers of policies and calls, exactly as they were written. */
public final class Numbers {

    /**
     * Larger exponents, up or down, are no numbers to us. The largest double has 308; beyond some millions Java's own
     * arithmetic overflows.
     */
    private static final int LARGEST_EXPONENT = 100_000;

    private Numbers() {}

    /** The number; empty for everything else, NaN, the infinities and absurd exponents included. */
    public static Optional<BigDecimal> exact(JsonNode node) {
        if (!(node instanceof NumericNode number) || number.isNaN()) {
            return Optional.empty();
        }
        BigDecimal exact = number.decimalValue();
        return Math.abs((long) exact.scale()) <= LARGEST_EXPONENT ? Optional.of(exact) : Optional.empty();
    }
}
