package dev.riskdex.classifier;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A condition of a rule in {@code data/signals/}, met when any of its entries is there.
 *
 * @param kind where to look
 * @param entries words, phrases or ids of groups
 */
record Condition(Kind kind, Set<String> entries) {

    Condition {
        entries = Set.copyOf(entries);
    }

    /** Where to look; each kind is a field of the same name in a rule. */
    enum Kind {
        /** Words of the tool's name. */
        NAME,
        /** Words or phrases of the first sentences, outside negations. */
        TEXT,
        /** Words of the name, or words or phrases of the first sentences. */
        ANYWHERE,
        /** Pieces of the description, for scripts that do not separate words. */
        CONTAINS,
        /** Groups of acts.yaml. */
        ACTS,
        /** Groups of objects.yaml, in the name or beside the act of the first sentence. */
        THINGS,
        /** Groups of parameters.yaml. */
        PARAMETERS,
        /** Groups of phrases.yaml, outside negations. */
        PHRASES,
        /** What the server is about. */
        DOMAINS,
        /** Labels of categories. */
        CATEGORIES
    }

    /**
     * The conditions of a rule.
     *
     * @throws IllegalStateException when it has none, as it would then hold for every tool
     */
    static List<Condition> of(JsonNode rule) {
        List<Condition> conditions = Arrays.stream(Kind.values())
                .filter(kind -> rule.has(field(kind)))
                .map(kind -> new Condition(kind, entries(rule.path(field(kind)))))
                .toList();
        if (conditions.isEmpty()) {
            throw new IllegalStateException("rule " + rule.path("id").asString("?") + " has no condition");
        }
        return conditions;
    }

    /** The words and phrases that any of these conditions looks for in a text. */
    static Set<String> phrases(Stream<Condition> conditions) {
        return conditions
                .filter(condition -> condition.kind() == Kind.TEXT || condition.kind() == Kind.ANYWHERE)
                .flatMap(condition -> condition.entries().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String field(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> entries(JsonNode array) {
        Set<String> entries = new HashSet<>();
        array.forEach(entry -> entries.add(entry.asString()));
        return entries;
    }
}
