package dev.riskdex.classifier;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Capability;
import dev.riskdex.model.CapabilityEvidence;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells what a tool can do one level below its category, by the rules of {@code data/signals/capabilities.yaml}. */
final class Capabilities {

    private final List<Rule> rules = new ArrayList<>();
    private final Map<Category, List<Rule>> rulesByCategory = new EnumMap<>(Category.class);

    private record Rule(String id, Capability capability, List<Condition> conditions) {

        boolean mayConcern(Category category) {
            return conditions.stream()
                    .allMatch(condition -> condition.kind() != Condition.Kind.CATEGORIES
                            || condition.entries().contains(category.label()));
        }
    }

    Capabilities(String path) {
        for (JsonNode rule : DataFiles.yaml(path).path("rules")) {
            rules.add(new Rule(
                    rule.path("id").asString(),
                    Capability.of(rule.path("capability").asString()),
                    Condition.of(rule)));
        }
        for (Category category : Category.values()) {
            rulesByCategory.put(
                    category,
                    rules.stream().filter(rule -> rule.mayConcern(category)).toList());
        }
    }

    Stream<Condition> conditions() {
        return rules.stream().flatMap(rule -> rule.conditions().stream());
    }

    /**
     * The capabilities of a tool in the order of the enum, each with the words by which the first rule gives it.
     *
     * @param evidence of the verdict, the strongest first: what a rule quotes that asks for nothing but a category
     */
    List<CapabilityEvidence> of(ToolFacts facts, List<Evidence> evidence) {
        Map<Capability, CapabilityEvidence> found = new EnumMap<>(Capability.class);
        for (Rule rule : rulesByCategory.getOrDefault(facts.category(), List.of())) {
            if (!found.containsKey(rule.capability()) && facts.meetAll(rule.conditions())) {
                found.put(rule.capability(), quoted(rule, facts, evidence));
            }
        }
        return List.copyOf(found.values());
    }

    private static CapabilityEvidence quoted(Rule rule, ToolFacts facts, List<Evidence> evidence) {
        return facts.quote(rule.conditions())
                .or(() -> evidence.stream()
                        .filter(item -> item.supports() == facts.category())
                        .findFirst()
                        .map(item -> new ToolFacts.Quote(item.where(), item.quote())))
                .map(quote -> new CapabilityEvidence(rule.capability(), rule.id(), quote.where(), quote.text()))
                .orElseGet(() -> new CapabilityEvidence(
                        rule.capability(),
                        rule.id(),
                        "category",
                        facts.category().label()));
    }
}
