package dev.riskdex.cli.report;

import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run found, after the baseline and the suppressions were applied.
 *
 * @param version of this program
 * @param servers what was judged, in the order in which it was read
 * @param issues in the same order; of those that are the same in all that counts, one
 * @param comparison with the baseline, where there is one
 * @param suppressing whether a file of suppressions was given
 * @param ended suppressions whose last day is over; what they accepted counts again
 * @param unused suppressions that mean nothing that was found
 */
public record Report(
        String version,
        List<ServerRisk> servers,
        List<ReviewedIssue> issues,
        Optional<Comparison> comparison,
        boolean suppressing,
        List<Suppression> ended,
        List<Suppression> unused) {

    /** Fresh ones first, then the worst, then by server and tool. */
    static final Comparator<ReviewedIssue> MOST_URGENT_FIRST = Comparator.comparing(
                    (ReviewedIssue reviewed) -> !reviewed.state().fresh())
            .thenComparing(reviewed -> -reviewed.issue().severity().rank())
            .thenComparing(reviewed -> reviewed.issue().subject())
            .thenComparing(reviewed -> reviewed.issue().code());

    public Report {
        servers = List.copyOf(servers);
        issues = List.copyOf(issues);
        ended = List.copyOf(ended);
        unused = List.copyOf(unused);
    }

    /** Holds results against a baseline and against what somebody has accepted until a day. */
    public static Report of(
            String version,
            List<ServerRisk> servers,
            Optional<Baseline> baseline,
            Optional<List<Suppression>> suppressions,
            LocalDate today) {
        List<Suppression> entries = suppressions.orElse(List.of());
        List<Suppression> valid =
                entries.stream().filter(entry -> !entry.endedOn(today)).toList();
        List<ReviewedIssue> issues = servers.stream()
                .flatMap(server -> Issue.of(server).stream().map(issue -> review(server, issue, baseline, valid)))
                .distinct()
                .toList();
        Set<Suppression> used = new HashSet<>();
        issues.forEach(issue -> issue.suppression().ifPresent(used::add));
        return new Report(
                version,
                servers,
                issues,
                baseline.map(known -> Comparison.of(known, servers)),
                suppressions.isPresent(),
                entries.stream().filter(entry -> entry.endedOn(today)).toList(),
                valid.stream().filter(entry -> !used.contains(entry)).toList());
    }

    private static ReviewedIssue review(
            ServerRisk server, Issue issue, Optional<Baseline> baseline, List<Suppression> valid) {
        return new ReviewedIssue(
                issue,
                baseline.map(known -> known.state(issue)).orElse(IssueState.UNCOMPARED),
                valid.stream()
                        .filter(entry -> entry.means(server.definition().server(), issue))
                        .findFirst());
    }

    /** Whether results carry marks that a plain run does not have. */
    public boolean marked() {
        return suppressing || comparison.isPresent();
    }

    /** What to look at: findings, and verdicts above Low; the most urgent first. */
    public List<ReviewedIssue> remarkable() {
        return issues.stream()
                .filter(reviewed ->
                        !reviewed.issue().verdict() || reviewed.issue().severity() != Severity.LOW)
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }
}
