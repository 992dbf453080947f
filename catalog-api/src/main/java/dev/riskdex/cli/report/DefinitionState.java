package dev.riskdex.cli.report;

import java.util.Locale;

/** How the definition of a tool compares with the baseline. */
public enum DefinitionState {
    SAME,
    CHANGED,
    ADDED,
    REMOVED;

    /** The word that stands in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
