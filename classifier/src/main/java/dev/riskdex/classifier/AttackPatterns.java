package dev.riskdex.classifier;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.AttackPattern;
import dev.riskdex.model.Capability;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The attack patterns of {@code data/attack-patterns/}, and which of them concern a tool. */
final class AttackPatterns {

    private final List<AttackPattern> patterns;

    private AttackPatterns(List<AttackPattern> patterns) {
        this.patterns = List.copyOf(patterns);
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
    List<String> matching(List<Capability> capabilities, List<Finding> findings, Severity severity) {
        return patterns.stream()
                .filter(pattern -> pattern.match().matches(capabilities, findings, severity))
                .map(AttackPattern::id)
                .toList();
    }

    private static AttackPattern pattern(String path, JsonNode file) {
        String id = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
        List<AttackPattern.Reference> references = new ArrayList<>();
        file.path("references")
                .forEach(node -> references.add(new AttackPattern.Reference(
                        node.path("name").asString(), node.path("url").asString())));
        JsonNode match = file.path("match");
        Set<Capability> capabilities = new LinkedHashSet<>();
        texts(match.path("capabilities")).forEach(name -> capabilities.add(Capability.of(name)));
        return new AttackPattern(
                id,
                file.path("title").asString(),
                file.path("summary").asString(),
                file.path("how").asString(),
                texts(file.path("steps")),
                texts(file.path("detection")),
                file.path("mitigation").asString(),
                references,
                new AttackPattern.Match(
                        capabilities,
                        Set.copyOf(texts(match.path("findings"))),
                        Severity.of(match.path("atLeast").asString("Low"))));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
