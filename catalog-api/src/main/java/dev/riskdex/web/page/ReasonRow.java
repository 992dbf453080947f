package dev.riskdex.web.page;

import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.model.VisibleText;
import java.util.List;

/**
 * Why a line of a policy stands there.
 *
 * @param pointer JSON Pointer to the line, for display
 * @param text the reason
 * @param rule id of the rule that put it there
 */
public record ReasonRow(String pointer, String text, String rule) {

    /** A reason for each line, in document order. */
    public static List<ReasonRow> of(PolicyRecommendation recommendation) {
        return recommendation.reasons().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The reason of one line. */
    public static ReasonRow of(String pointer, PolicyRecommendation.Reason reason) {
        return new ReasonRow(VisibleText.line(pointer), VisibleText.line(reason.text()), reason.rule());
    }
}
