package dev.riskdex.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much harm the worst use of a tool can do, in rising order; {@link #UNKNOWN} stands apart at the end. */
public enum Severity {
    LOW("Low"),
    MEDIUM("Medium"),
    HIGH("High"),
    CRITICAL("Critical"),
    /** Nothing can be said. Where a threshold is asked for, it counts as {@link #HIGH}. */
    UNKNOWN("Unknown");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word that stands in files and on pages, such as {@code High}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The severity's name in lower case, as it stands in addresses and queries. */
    public String slug() {
        return label.toLowerCase(Locale.ROOT);
    }

    /** From 1 (Low) to 4 (Critical); Unknown ranks like High, so that nothing unread passes a threshold. */
    public int rank() {
        return this == UNKNOWN ? HIGH.rank() : ordinal() + 1;
    }

    /** Whether this severity reaches a threshold, Unknown counting as High. */
    public boolean reaches(Severity threshold) {
        return rank() >= threshold.rank();
    }

    /** Reads a label in any case; empty when there is no such severity. */
    public static Optional<Severity> find(String label) {
        return Arrays.stream(values())
                .filter(severity -> severity.label.equalsIgnoreCase(label))
                .findFirst();
    }

    /**
     * Reads a label in any case.
     *
     * @throws IllegalArgumentException when there is no such severity
     */
    @JsonCreator
    public static Severity of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no severity '" + label + "'; there are Low, Medium, High, Critical, Unknown"));
    }
}
