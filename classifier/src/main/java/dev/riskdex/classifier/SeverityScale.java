package dev.riskdex.classifier;

import dev.riskdex.classifier.score.Posterior;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Sets the severity: the category's default, and the steps of {@code data/signals/severity.yaml} up or down from it. */
final class SeverityScale {

    private final Map<Category, Severity> defaults = new EnumMap<>(Category.class);
    private final Map<Category, List<SeverityRule>> rules;
    private final double doubtAbove;
    private final String doubtReason;

    SeverityScale(String path) {
        JsonNode file = DataFiles.yaml(path);
        file.path("defaults")
                .properties()
                .forEach(entry -> defaults.put(
                        Category.of(entry.getKey()),
                        Severity.of(entry.getValue().asString())));
        doubtAbove = file.path("doubt").path("above").asDouble();
        doubtReason = file.path("doubt").path("reason").asString();
        List<SeverityRule> all = new ArrayList<>();
        file.path("rules").forEach(rule -> all.add(SeverityRule.of(rule)));
        rules = all.stream().collect(Collectors.groupingBy(SeverityRule::category));
    }

    Stream<Condition> conditions() {
        return rules.values().stream().flatMap(List::stream).flatMap(rule -> rule.conditions().stream());
    }

    /**
     * A severity and how it came about.
     *
     * @param severity the result
     * @param reasons what raised or lowered it, without repetition; empty where the default stands
     */
    record Step(Severity severity, List<String> reasons) {}

    Step severity(ToolFacts facts) {
        Severity normal = defaults.getOrDefault(facts.category(), Severity.UNKNOWN);
        List<SeverityRule> matching = matching(facts);
        if (matching.isEmpty()) {
            return new Step(normal, List.of());
        }
        List<SeverityRule> up = matching.stream()
                .filter(rule -> rule.to().rank() > normal.rank())
                .toList();
        Comparator<SeverityRule> byRank =
                Comparator.comparingInt(rule -> rule.to().rank());
        return matching.stream()
                .filter(SeverityRule::settles)
                .min(byRank)
                .or(() -> up.stream().max(byRank))
                .or(() -> matching.stream().min(byRank))
                .map(SeverityRule::to)
                .map(severity -> new Step(severity, reasons(severity, normal, matching)))
                .orElse(new Step(normal, List.of()));
    }

    private List<SeverityRule> matching(ToolFacts facts) {
        List<SeverityRule> matching = new ArrayList<>();
        for (SeverityRule rule : rules.getOrDefault(facts.category(), List.of())) {
            if (facts.meetAll(rule.conditions())) {
                matching.add(rule);
            }
        }
        return matching;
    }

    /**
     * The severity of a verdict that may be wrong: a low read of which it is likely enough that it runs, deletes or pays
     * is raised.
     */
    Step severity(ToolFacts facts, Posterior posterior) {
        Step step = severity(facts);
        double doubt =
                posterior.of(Category.EXECUTE) + posterior.of(Category.DESTRUCTIVE) + posterior.of(Category.FINANCIAL);
        boolean raised = facts.category() == Category.READ && step.severity() == Severity.LOW && doubt >= doubtAbove;
        return raised
                ? new Step(Severity.MEDIUM, List.of("raised from " + Severity.LOW.label() + ": " + doubtReason))
                : step;
    }

    private static List<String> reasons(Severity severity, Severity normal, List<SeverityRule> matching) {
        String moved = severity.rank() > normal.rank() ? "raised" : "lowered";
        return matching.stream()
                .filter(rule -> rule.to() == severity)
                .map(rule -> moved + " from " + normal.label() + ": " + rule.reason())
                .distinct()
                .toList();
    }
}
