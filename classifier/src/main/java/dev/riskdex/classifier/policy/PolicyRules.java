package dev.riskdex.classifier.policy;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What {@code data/signals/policy.yaml} says. */
final class PolicyRules {

    private static final PolicyRules STANDARD = new PolicyRules(DataFiles.yaml("signals/policy.yaml"));

    private final JsonNode limits;
    private final long observedLimit;
    private final Map<Category, Set<String>> gentler = new EnumMap<>(Category.class);
    private final List<ArgumentRule> arguments = new ArrayList<>();

    private PolicyRules(JsonNode file) {
        limits = file.path("limits");
        observedLimit = file.path("observe").asLong();
        file.path("gentler").properties().forEach(entry -> {
            Set<String> words = new HashSet<>();
            entry.getValue().forEach(word -> words.add(word.asString()));
            gentler.put(Category.of(entry.getKey()), words);
        });
        file.path("rules").forEach(rule -> arguments.add(ArgumentRule.of(rule)));
    }

    /** The rules of this build. */
    static PolicyRules standard() {
        return STANDARD;
    }

    /** Calls a minute; empty for no limit. */
    OptionalLong callsAMinute(Category category, Severity severity) {
        JsonNode max = limits.path(category.label()).path(severity.label());
        return max.isIntegralNumber() ? OptionalLong.of(max.longValue()) : OptionalLong.empty();
    }

    /** Calls a minute of any tool while policies are only tried out. */
    long observedCallsAMinute() {
        return observedLimit;
    }

    /** Words of names of tools that do less harm than those of a category. */
    Set<String> gentler(Category category) {
        return gentler.getOrDefault(category, Set.of());
    }

    List<ArgumentRule> arguments() {
        return List.copyOf(arguments);
    }
}
