package dev.riskdex.classifier;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A step up or down from a category's default severity: a line of {@code data/signals/severity.yaml}.
 *
 * @param id stable id
 * @param category of the tools that it applies to
 * @param to the severity that it leads to
 * @param reason as the end of a sentence about the tool
 * @param settles whether it holds whatever other rules match
 * @param conditions all must be met
 */
record SeverityRule(
        String id, Category category, Severity to, String reason, boolean settles, List<Condition> conditions) {

    SeverityRule {
        conditions = List.copyOf(conditions);
    }

    static SeverityRule of(JsonNode node) {
        return new SeverityRule(
                node.path("id").asString(),
                Category.of(node.path("category").asString()),
                Severity.of(node.path("to").asString()),
                node.path("reason").asString(),
                node.path("settles").asBoolean(false),
                Condition.of(node));
    }
}
