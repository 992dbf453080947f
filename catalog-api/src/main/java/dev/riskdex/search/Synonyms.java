package dev.riskdex.search;

import dev.riskdex.data.DataFiles;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a word of a query also finds, and which words say nothing; from {@code data/signals/search.yaml}. */
final class Synonyms {

    private static final Synonyms STANDARD = of(DataFiles.yaml("signals/search.yaml"));

    private final Map<String, Set<String>> others;
    private final Set<String> ignored;

    private Synonyms(Map<String, Set<String>> others, Set<String> ignored) {
        this.others = others;
        this.ignored = ignored;
    }

    static Synonyms standard() {
        return STANDARD;
    }

    private static Synonyms of(JsonNode words) {
        Map<String, Set<String>> others = new HashMap<>();
        for (JsonNode line : words.path("synonyms")) {
            List<String> stems = texts(line)
                    .flatMap(word -> SearchWords.stems(word).stream())
                    .toList();
            stems.forEach(stem ->
                    others.computeIfAbsent(stem, key -> new LinkedHashSet<>()).addAll(stems));
        }
        others.forEach((stem, all) -> all.remove(stem));
        return new Synonyms(others, texts(words.path("ignored")).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    /** Other words for the same, as they stand in the index. */
    Set<String> of(String stem) {
        return others.getOrDefault(stem, Set.of());
    }

    /** Whether a word says nothing beside others. */
    boolean ignores(String plain) {
        return ignored.contains(plain);
    }
}
