package dev.riskdex.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the worst use of a tool's declared interface does. The order of the constants is from harmless to
 * harmful, with {@link #UNKNOWN} apart at the end: it is an outcome of its own and never a kind of Read.
 */
public enum Category {
    /** Returns something and changes nothing. */
    READ("Read", Severity.LOW),
    /** Creates or changes something in a way that can be changed back. */
    WRITE("Write", Severity.MEDIUM),
    /** Sets something running, or changes what is running. */
    EXECUTE("Execute", Severity.HIGH),
    /** Deletes, drops, purges, revokes, or overwrites for good. */
    DESTRUCTIVE("Destructive", Severity.CRITICAL),
    /** Moves or commits money. */
    FINANCIAL("Financial", Severity.CRITICAL),
    /** The definition does not say enough for any of the others. */
    UNKNOWN("Unknown", Severity.UNKNOWN);

    private final String label;
    private final Severity flatSeverity;

    Category(String label, Severity flatSeverity) {
        this.label = label;
        this.flatSeverity = flatSeverity;
    }

    /** The word that stands in files and on pages, such as {@code Read}. */
    @JsonValue
    public String label() {
        return label;
    }

    /**
     * The severity that a flat table would give every tool of this category, as published by the hosted
     * catalogue that the field knows. It is printed for comparison only.
     */
    public Severity flatSeverity() {
        return flatSeverity;
    }

    /** The category's name in lower case, as it stands in addresses and queries. */
    public String slug() {
        return label.toLowerCase(Locale.ROOT);
    }

    /** Reads a label in any case; empty when there is no such category. */
    public static Optional<Category> find(String label) {
        return Arrays.stream(values())
                .filter(category -> category.label.equalsIgnoreCase(label))
                .findFirst();
    }

    /**
     * Reads a label in any case.
     *
     * @throws IllegalArgumentException when there is no such category
     */
    @JsonCreator
    public static Category of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException("no category '" + label
                        + "'; there are Read, Write, Execute, Destructive, Financial, Unknown"));
    }
}
