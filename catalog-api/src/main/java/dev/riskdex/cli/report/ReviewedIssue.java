package dev.riskdex.cli.report;

import java.util.Objects;
import java.util.Optional;

/**
 * An issue, how it compares with the baseline, and whether somebody has accepted it.
 *
 * @param issue what was found
 * @param state against the baseline
 * @param suppression the entry that accepts it, where one does that has not ended
 */
public record ReviewedIssue(Issue issue, IssueState state, Optional<Suppression> suppression) {

    public ReviewedIssue {
        Objects.requireNonNull(issue);
        Objects.requireNonNull(state);
        Objects.requireNonNull(suppression);
    }

    /** Whether it counts for a threshold. */
    public boolean open() {
        return suppression.isEmpty();
    }
}
