package dev.riskdex.cli.report;

import java.util.Locale;

/** How an issue compares with the baseline. */
public enum IssueState {
    /** There is no baseline. */
    UNCOMPARED,
    /** It stands in the baseline, as bad or worse. */
    KNOWN,
    /** It stands in the baseline with a lower severity. */
    ROSE,
    /** It does not stand in the baseline. */
    NEW;

    /** Whether somebody who accepted the baseline has not accepted this. */
    public boolean fresh() {
        return this == NEW || this == ROSE;
    }

    /** The word that stands in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
