package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.score.Scorer;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Act;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an explanation is composed from: a verdict and all that it was made of.
 *
 * @param view the tool
 * @param siblings the other tools of its server
 * @param verdict category, probabilities and evidence
 * @param severity what was decided
 * @param severityReasons what raised or lowered it, each as {@code raised from X: …}
 * @param things group of what the tool acts on, where it is known
 * @param capabilities what it can do
 * @param actions for a tool of several acts, its members by category
 * @param missing what the definition does not say
 */
public record Case(
        ToolView view,
        Siblings siblings,
        Scorer.Verdict verdict,
        Severity severity,
        List<String> severityReasons,
        Set<String> things,
        Set<Capability> capabilities,
        Map<String, Category> actions,
        List<String> missing) {

    Category category() {
        return verdict.category();
    }

    /** Whether the description has a phrase of this group of phrases.yaml, outside negations. */
    boolean says(String phraseGroup) {
        return view.phrases().stream()
                .anyMatch(hit -> !hit.negated() && hit.phrase().group().equals(phraseGroup));
    }

    /** Id of the group of the act that counts, or the empty text. */
    String act() {
        return view.act().map(Act::group).orElse("");
    }
}
