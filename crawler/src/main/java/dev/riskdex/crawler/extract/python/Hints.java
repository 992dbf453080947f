package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.ToolDraft;
import java.util.Map;
import java.util.Set;

/** The hints that a declaration gives about a tool, under the protocol's names. */
final class Hints {

    private static final Set<String> NAMES =
            Set.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    /** Spellings of projects' own decorators. */
    private static final Map<String, String> OWN = Map.of(
            "read_only_hint", "readOnlyHint",
            "destructive_hint", "destructiveHint",
            "idempotent_hint", "idempotentHint",
            "open_world_hint", "openWorldHint");

    private Hints() {}

    /** Whether a keyword of a decorator is a hint. */
    static boolean isHint(String keyword) {
        return OWN.containsKey(keyword) || NAMES.contains(keyword);
    }

    /** Adds the hints among what a registration says. */
    static void add(ToolDraft draft, Map<String, Value> said) {
        said.forEach((key, value) -> {
            if (isHint(key) && !key.equals("title")) {
                add(draft, key, value);
            }
        });
        if (said.getOrDefault("annotations", Value.ABSENT).plain() instanceof Value.Fields fields) {
            fields.entries().forEach((key, hint) -> add(draft, key, hint));
        }
    }

    private static void add(ToolDraft draft, String key, Value hint) {
        String name = OWN.getOrDefault(key, key);
        if (NAMES.contains(name) && !Values.isNothing(hint)) {
            draft.annotation(name, hint.plain());
        }
    }
}
