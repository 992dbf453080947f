package dev.riskdex.cli.report;

import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a check has failed.
 *
 * @param word as it was given, in lower case
 * @param severity what an issue must reach, Unknown counting as High; empty for {@code drift}
 * @param onlyFresh whether what stands in the baseline does not count
 */
public record FailOn(String word, Optional<Severity> severity, boolean onlyFresh) {

    private static final String FRESH = "new-";
    private static final String DRIFT = "drift";

    /** What may be given. */
    public static final String WORDS =
            "low, medium, high, critical, new-low, new-medium, new-high, new-critical or drift";

    /** Reads a word in any case; empty when there is no such. */
    public static Optional<FailOn> find(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals(DRIFT)) {
            return Optional.of(new FailOn(word, Optional.empty(), true));
        }
        boolean onlyFresh = word.startsWith(FRESH);
        return Severity.find(onlyFresh ? word.substring(FRESH.length()) : word)
                .filter(severity -> severity != Severity.UNKNOWN)
                .map(severity -> new FailOn(word, Optional.of(severity), onlyFresh));
    }

    /** Whether it makes no sense without a baseline. */
    public boolean needsBaseline() {
        return onlyFresh;
    }

    /** How many reasons to fail there are: issues that nobody has accepted, or changed definitions. */
    public int reasons(Report report) {
        return severity.map(threshold -> open(report, threshold))
                .orElseGet(() -> report.comparison()
                        .map(found -> found.definitions().size())
                        .orElse(0));
    }

    private int open(Report report, Severity threshold) {
        return (int) report.issues().stream()
                .filter(ReviewedIssue::open)
                .filter(reviewed -> !onlyFresh || reviewed.state().fresh())
                .filter(reviewed -> reviewed.issue().severity().reaches(threshold))
                .count();
    }

    /** Whether any of these have failed. */
    public static boolean failed(List<FailOn> thresholds, Report report) {
        return thresholds.stream().anyMatch(threshold -> threshold.reasons(report) > 0);
    }
}
