package dev.riskdex.classifier;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The attack patterns of {@code data/attack-patterns/}, and which of them concern a tool. */
final class AttackPatterns {

    private final List<AttackPattern> patterns;

    /** Those that may concern a tool of a category about whose definition nothing is odd. */
    private final Map<Category, List<AttackPattern>> byCategory = new EnumMap<>(Category.class);

    private AttackPatterns(List<AttackPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        for (Category category : Category.values()) {
            byCategory.put(
                    category,
                    patterns.stream()
                            .filter(pattern -> pattern.match().asksForTraits())
                            .filter(pattern -> pattern.match().categories().isEmpty()
                                    || pattern.match().categories().contains(category))
                            .toList());
        }
    }

    /** Reads all files of a folder, in the order of their names. */
    static AttackPatterns read(String folder) {
        return new AttackPatterns(DataFiles.list(folder).stream()
                .map(path -> pattern(path, DataFiles.yaml(path)))
                .toList());
    }

    List<AttackPattern> all() {
        return patterns;
    }

    /** Ids of the patterns that concern a tool, sorted. */
    List<String> matching(ToolTraits tool) {
        List<AttackPattern> possible =
                tool.findings().isEmpty() ? byCategory.getOrDefault(tool.category(), List.of()) : patterns;
        List<String> matching = new ArrayList<>();
        for (AttackPattern pattern : possible) {
            if (tool.match(pattern.match())) {
                matching.add(pattern.id());
            }
        }
        return matching;
    }

    private static AttackPattern pattern(String path, JsonNode file) {
        String id = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
        List<AttackPattern.Reference> references = new ArrayList<>();
        file.path("references")
                .forEach(node -> references.add(new AttackPattern.Reference(
                        node.path("name").asString(), node.path("url").asString())));
        return new AttackPattern(
                id,
                file.path("title").asString(),
                file.path("summary").asString(),
                file.path("how").asString(),
                texts(file.path("steps")).toList(),
                texts(file.path("detection")).toList(),
                file.path("mitigation").asString(),
                texts(file.path("falsePositives")).toList(),
                references,
                match(file.path("match")));
    }

    private static AttackPattern.Match match(JsonNode match) {
        return new AttackPattern.Match(
                set(match.path("findings"), Function.identity()),
                Severity.of(match.path("atLeast").asString("Low")),
                set(match.path("capabilities"), Capability::of),
                set(match.path("categories"), Category::of),
                set(match.path("words"), Function.identity()),
                set(match.path("parameters"), Function.identity()),
                set(match.path("evidence"), Function.identity()));
    }

    private static <T> Set<T> set(JsonNode array, Function<String, T> as) {
        return texts(array).map(as).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(text -> text.asString(""));
    }
}
