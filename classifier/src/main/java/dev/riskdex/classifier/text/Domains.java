package dev.riskdex.classifier.text;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.ServerInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells what a server is about from its own words and from the names of its tools. */
public final class Domains {

    /** A word in the server's own name says as much as this many tools. */
    private static final int NAME_COUNTS = 6;

    private static final int DESCRIPTION_COUNTS = 3;

    /** Below this much, a domain is chance. */
    private static final double NEEDS = 4;

    /** Domains with less than this share of the surest one are left out. */
    private static final double SHARE_OF_SUREST = 0.45;

    private static final int AT_MOST = 2;

    /** Words that any server may have in its name. */
    private static final Set<String> GENERIC =
            Set.of("mcp", "server", "servers", "api", "app", "tool", "tools", "test", "code");

    private final Map<String, List<String>> domainsByWord = new HashMap<>();

    /**
     * What a server is about.
     *
     * @param id of the domain, such as {@code orchestration}
     * @param words those that told it, at most three
     */
    public record Domain(String id, List<String> words) {}

    public Domains(String path) {
        for (JsonNode domain : DataFiles.yaml(path).path("domains")) {
            domain.path("words")
                    .forEach(word -> domainsByWord
                            .computeIfAbsent(word.asString(), key -> new ArrayList<>())
                            .add(domain.path("id").asString()));
        }
    }

    /**
     * What a server is about, the surest first.
     *
     * @param serverWords the words of its identity, name and title
     * @param toolNames the words of the names of its tools
     */
    public List<Domain> of(ServerInfo server, Set<String> serverWords, List<List<String>> toolNames) {
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
        serverWords.stream()
                .filter(word -> !GENERIC.contains(word))
                .sorted()
                .forEach(word -> add(word, NAME_COUNTS, scores));
        server.description()
                .ifPresent(text -> Description.of(text).tokens().stream()
                        .map(Description.Token::word)
                        .distinct()
                        .forEach(word -> add(word, DESCRIPTION_COUNTS, scores)));
        double perTool = 12.0 / Math.max(12, toolNames.size());
        toolNames.forEach(name -> name.stream().distinct().forEach(word -> add(word, perTool, scores)));
        return surest(scores);
    }

    private void add(String word, double score, Map<String, Map<String, Double>> scores) {
        for (String domain : domainsByWord.getOrDefault(word, List.of())) {
            scores.computeIfAbsent(domain, id -> new LinkedHashMap<>()).merge(word, score, Double::sum);
        }
    }

    private static List<Domain> surest(Map<String, Map<String, Double>> scores) {
        Map<String, Double> sums = new LinkedHashMap<>();
        scores.forEach((id, words) -> sums.put(
                id, words.values().stream().mapToDouble(Double::doubleValue).sum()));
        double best =
                sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() >= Math.max(NEEDS, best * SHARE_OF_SUREST))
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(AT_MOST)
                .map(entry -> new Domain(entry.getKey(), strongest(scores.getOrDefault(entry.getKey(), Map.of()))))
                .toList();
    }

    private static List<String> strongest(Map<String, Double> words) {
        return words.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(3)
                .map(Map.Entry::getKey)
                .toList();
    }
}
