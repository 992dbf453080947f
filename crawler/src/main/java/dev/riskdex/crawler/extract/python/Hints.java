package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    static void add(ToolDraft draft, Arguments arguments, Function<SyntaxNode, Value> value) {
        arguments.named("annotations").map(value).map(Value::plain).ifPresent(given -> {
            if (given instanceof Value.Fields fields) {
                fields.entries().forEach((key, hint) -> add(draft, key, hint));
            }
        });
        OWN.forEach((own, name) -> arguments.named(own).map(value).ifPresent(hint -> add(draft, name, hint)));
    }

    private static void add(ToolDraft draft, String key, Value hint) {
        String name = OWN.getOrDefault(key, key);
        if (NAMES.contains(name) && !Values.isNothing(hint)) {
            draft.annotation(name, hint.plain());
        }
    }
}
