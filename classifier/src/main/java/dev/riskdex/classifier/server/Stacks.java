package dev.riskdex.classifier.server;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Combination;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds tools that are more dangerous together, by the rules of {@code data/signals/stacks.yaml}. */
final class Stacks {

    private final List<Rule> rules = new ArrayList<>();
    private final int mostServers;

    private record Step(String does, Set<Capability> capabilities) {}

    private record Rule(String id, String title, Severity severity, String why, String remedy, List<Step> steps) {}

    Stacks(String path) {
        JsonNode file = DataFiles.yaml(path);
        mostServers = file.path("mostServers").asInt();
        file.path("rules").forEach(rule -> rules.add(rule(rule)));
    }

    private static Rule rule(JsonNode node) {
        List<Step> steps = new ArrayList<>();
        node.path("steps").forEach(step -> {
            Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
            step.path("capabilities").forEach(id -> capabilities.add(Capability.of(id.asString(""))));
            steps.add(new Step(step.path("does").asString(""), capabilities));
        });
        return new Rule(
                node.path("id").asString(""),
                node.path("title").asString(""),
                Severity.of(node.path("severity").asString("")),
                node.path("why").asString(""),
                node.path("remedy").asString(""),
                steps);
    }

    /** Servers that are looked at together; more are no stack. */
    int mostServers() {
        return mostServers;
    }

    /** The combinations that some tools make, the worst first. */
    List<Combination> of(List<ToolRisk> tools) {
        return rules.stream()
                .flatMap(rule -> combination(rule, tools).stream())
                .sorted(Comparator.comparingInt((Combination combination) ->
                                -combination.severity().rank())
                        .thenComparing(Combination::id))
                .toList();
    }

    private static Optional<Combination> combination(Rule rule, List<ToolRisk> tools) {
        List<Combination.Step> path = new ArrayList<>();
        Set<ToolRef> all = new LinkedHashSet<>();
        for (Step step : rule.steps()) {
            List<ToolRef> able = tools.stream()
                    .filter(tool -> tool.capabilities().stream().anyMatch(step.capabilities()::contains))
                    .map(tool -> new ToolRef(tool.server(), tool.tool()))
                    .distinct()
                    .sorted()
                    .toList();
            if (able.isEmpty()) {
                return Optional.empty();
            }
            path.add(new Combination.Step(step.does(), able));
            all.addAll(able);
        }
        return all.size() < 2
                ? Optional.empty()
                : Optional.of(new Combination(
                        rule.id(),
                        rule.title(),
                        rule.severity(),
                        rule.why(),
                        rule.remedy(),
                        path,
                        List.copyOf(Cut.of(List.of(steps(path))).tools())));
    }

    /** The tools without which none of the combinations is left. */
    static Cut<ToolRef> cut(List<Combination> combinations) {
        return Cut.of(combinations.stream()
                .map(combination -> steps(combination.path()))
                .toList());
    }

    private static List<Set<ToolRef>> steps(List<Combination.Step> path) {
        List<Set<ToolRef>> steps = new ArrayList<>();
        path.forEach(step -> steps.add(new TreeSet<>(step.tools())));
        return steps;
    }
}
