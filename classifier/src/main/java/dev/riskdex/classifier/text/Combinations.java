package dev.riskdex.classifier.text;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What an act on a thing speaks for where it is not what the act alone speaks for. */
public final class Combinations {

    private final Map<String, Category> byPair = new HashMap<>();
    private final Map<String, Category> byDomain = new HashMap<>();

    Combinations(String path) {
        for (JsonNode line : DataFiles.yaml(path).path("combinations")) {
            Category supports = Category.of(line.path("supports").asString());
            pair(line, "things", supports, byPair);
            pair(line, "domains", supports, byDomain);
        }
    }

    private static void pair(JsonNode line, String with, Category supports, Map<String, Category> into) {
        line.path("acts")
                .forEach(act ->
                        line.path(with).forEach(other -> into.put(act.asString() + "+" + other.asString(), supports)));
    }

    /** What an act of one group on a thing of another speaks for; empty where the pair means nothing of its own. */
    public Optional<Category> of(String act, String thing) {
        return Optional.ofNullable(byPair.get(act + "+" + thing));
    }

    /** What an act of one group speaks for on a server about a domain; empty where the domain settles nothing. */
    public Optional<Category> inDomain(String act, String domain) {
        return Optional.ofNullable(byDomain.get(act + "+" + domain));
    }
}
