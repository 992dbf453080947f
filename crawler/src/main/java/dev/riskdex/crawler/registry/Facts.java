package dev.riskdex.crawler.registry;

import dev.riskdex.model.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a registry declares of a server beside its tools, as details of the provenance: names only, never values of
 * variables, headers or arguments. Texts are cut to {@value #LONGEST} characters and hold no control characters.
 */
final class Facts {

    private static final int LONGEST = 1_000;

    private final Map<String, String> details = new TreeMap<>();

    void put(String name, String value) {
        String line = VisibleText.line(value.strip());
        if (!line.isEmpty()) {
            details.put(name, cut(line));
        }
    }

    void put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
    }

    /** A list, joined by commas; left out where it is empty. */
    void put(String name, Collection<String> values) {
        List<String> distinct = values.stream().distinct().toList();
        put(name, String.join(", ", distinct));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    Map<String, String> details() {
        return details;
    }
}
