package dev.riskdex.classifier.explain;

import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A piece of a sentence with the conditions under which it is said: a line of {@code data/signals/explanations.yaml}.
 *
 * @param id stable id; empty where the file gives none
 * @param text the words, with places for names in braces
 * @param conditions entries by field; each field must be met, by any one of its entries
 */
record Clause(String id, String text, Map<String, Set<String>> conditions) {

    static List<Clause> all(JsonNode lines) {
        List<Clause> clauses = new ArrayList<>();
        for (JsonNode line : lines) {
            Map<String, Set<String>> conditions = new HashMap<>();
            line.properties().forEach(field -> {
                if (field.getValue().isArray()) {
                    Set<String> entries = new HashSet<>();
                    field.getValue().forEach(entry -> entries.add(entry.asString("")));
                    conditions.put(field.getKey(), Set.copyOf(entries));
                }
            });
            clauses.add(
                    new Clause(line.path("id").asString(""), line.path("text").asString(""), Map.copyOf(conditions)));
        }
        return List.copyOf(clauses);
    }

    /** The clauses of a list that may be said of tools of a category, in order. */
    static Map<Category, List<Clause>> byCategory(List<Clause> clauses) {
        Map<Category, List<Clause>> allowed = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            allowed.put(
                    category,
                    clauses.stream()
                            .filter(clause -> clause.allows("categories", category.label()))
                            .toList());
        }
        return allowed;
    }

    /** The category that a line says was not chosen, where it names one. */
    Optional<String> not() {
        return conditions.getOrDefault("not", Set.of()).stream().findFirst();
    }

    /** Whether it is not said of tools with this act. */
    boolean refuses(String act) {
        return conditions.getOrDefault("without", Set.of()).contains(act);
    }

    /** Whether a field asks for nothing, or for this value. */
    boolean allows(String field, String value) {
        Set<String> entries = conditions.get(field);
        return entries == null || entries.contains(value);
    }

    /** Whether a field asks for nothing, or for any of these values. */
    boolean allowsAny(String field, Iterable<String> values) {
        Set<String> entries = conditions.get(field);
        if (entries == null) {
            return true;
        }
        for (String value : values) {
            if (entries.contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is said of a tool like this one, whose category it allows. */
    boolean concerns(Case matter, String act) {
        return allows("acts", act)
                && !refuses(act)
                && allowsAny("things", matter.things())
                && allowsAny("words", matter.view().nameWords())
                && (!conditions.containsKey("phrases")
                        || conditions.getOrDefault("phrases", Set.of()).stream().anyMatch(matter::says))
                && allowsCapabilities(matter);
    }

    /** Whether it asks for no capability, or for one of the tool's. */
    boolean allowsCapabilities(Case matter) {
        Set<String> entries = conditions.get("capabilities");
        if (entries == null) {
            return true;
        }
        for (Capability capability : matter.capabilities()) {
            if (entries.contains(capability.id())) {
                return true;
            }
        }
        return false;
    }
}
