package dev.riskdex.crawler.config;

import dev.riskdex.data.DataFiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What {@code data/sources/launchers.yaml} knows of command lines. */
final class Launchers {

    private static final JsonNode FILE = DataFiles.yaml("sources/launchers.yaml");

    private Launchers() {}

    /** The options of a launcher that take the next argument as their value. */
    static Set<String> valueOptions(String launcher) {
        return set(FILE.path("valueOptions").path(launcher));
    }

    /** The words of a list. */
    static Set<String> words(String list) {
        return set(FILE.path(list));
    }

    /** The words of a list, in the order of the file. */
    static List<String> list(String list) {
        return FILE.path(list).valueStream().map(word -> word.asString("")).toList();
    }

    private static Set<String> set(JsonNode array) {
        if (array.isEmpty()) {
            throw new IllegalArgumentException("no such list in launchers.yaml");
        }
        return array.valueStream().map(word -> word.asString("")).collect(Collectors.toUnmodifiableSet());
    }
}
