package dev.riskdex.classifier;

import dev.riskdex.classifier.signal.Parameter;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What attack patterns look at.
 *
 * @param view the tool
 * @param category what was decided
 * @param severity how harmful
 * @param evidence why
 * @param capabilities what it can do
 * @param findings what is odd about its definition
 */
record ToolTraits(
        ToolView view,
        Category category,
        Severity severity,
        List<Evidence> evidence,
        List<Capability> capabilities,
        List<Finding> findings) {

    boolean match(AttackPattern.Match match) {
        return findings.stream().anyMatch(finding -> match.findings().contains(finding.category()))
                || match.asksForTraits() && severity.reaches(match.atLeast()) && hasTraits(match);
    }

    private boolean hasTraits(AttackPattern.Match match) {
        return oneOf(match.capabilities(), capabilities)
                && oneOf(match.categories(), List.of(category))
                && oneOf(match.words(), view.nameWords())
                && (match.parameters().isEmpty()
                        || view.parameters().stream()
                                .map(Parameter::words)
                                .anyMatch(words -> !Collections.disjoint(match.parameters(), words)))
                && (match.evidence().isEmpty()
                        || evidence.stream()
                                .map(Evidence::signal)
                                .anyMatch(signal -> match.evidence().stream().anyMatch(signal::startsWith)));
    }

    private static <T> boolean oneOf(Set<T> wanted, List<T> has) {
        return wanted.isEmpty() || !Collections.disjoint(wanted, has);
    }
}
