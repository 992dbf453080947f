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

    Combinations(String path) {
        for (JsonNode line : DataFiles.yaml(path).path("combinations")) {
            Category supports = Category.of(line.path("supports").asString());
            line.path("acts")
                    .forEach(act -> line.path("things")
                            .forEach(thing -> byPair.put(act.asString() + "+" + thing.asString(), supports)));
        }
    }

    /** What an act of one group on a thing of another speaks for; empty where the pair means nothing of its own. */
    public Optional<Category> of(String act, String thing) {
        return Optional.ofNullable(byPair.get(act + "+" + thing));
    }
}
