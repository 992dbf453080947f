package dev.riskdex.classifier;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells what a tool can do one level below its category, by the rules of {@code data/signals/capabilities.yaml}. */
final class Capabilities {

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Capability capability, List<Condition> conditions) {}

    Capabilities(String path) {
        for (JsonNode rule : DataFiles.yaml(path).path("rules")) {
            rules.add(new Rule(Capability.of(rule.path("capability").asString()), Condition.of(rule)));
        }
    }

    Stream<Condition> conditions() {
        return rules.stream().flatMap(rule -> rule.conditions().stream());
    }

    /** The capabilities of a tool, in the order of the enum. */
    List<Capability> of(ToolFacts facts) {
        return rules.stream()
                .filter(rule -> facts.meetAll(rule.conditions()))
                .map(Rule::capability)
                .distinct()
                .sorted()
                .toList();
    }
}
