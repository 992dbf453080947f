package dev.riskdex.classifier;

import dev.riskdex.classifier.signal.Parameter;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
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
        for (Finding finding : findings) {
            if (match.findings().contains(finding.category())) {
                return true;
            }
        }
        return match.asksForTraits() && severity.reaches(match.atLeast()) && hasTraits(match);
    }

    private boolean hasTraits(AttackPattern.Match match) {
        return oneOf(match.capabilities(), capabilities)
                && (match.categories().isEmpty() || match.categories().contains(category))
                && oneOf(match.words(), view.nameWords())
                && (match.parameters().isEmpty() || hasParameter(match.parameters()))
                && (match.evidence().isEmpty() || hasEvidence(match.evidence()));
    }

    private boolean hasParameter(Set<String> words) {
        for (Parameter parameter : view.parameters()) {
            if (oneOf(words, parameter.words())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasEvidence(Set<String> beginnings) {
        for (Evidence item : evidence) {
            for (String beginning : beginnings) {
                if (item.signal().startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static <T> boolean oneOf(Set<T> wanted, List<T> has) {
        if (wanted.isEmpty()) {
            return true;
        }
        for (T one : has) {
            if (wanted.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
