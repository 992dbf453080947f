package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Map;

/** The behaviour hints of tools under the names that C# gives them. */
final class ToolHints {

    private static final Map<String, String> HINTS = Map.of(
            "ReadOnly", "readOnlyHint",
            "Destructive", "destructiveHint",
            "Idempotent", "idempotentHint",
            "OpenWorld", "openWorldHint",
            "ReadOnlyHint", "readOnlyHint",
            "DestructiveHint", "destructiveHint",
            "IdempotentHint", "idempotentHint",
            "OpenWorldHint", "openWorldHint");

    private ToolHints() {}

    /** Whether any of some names is a hint's. */
    static boolean areIn(Map<String, SyntaxNode> values) {
        return values.keySet().stream().anyMatch(HINTS::containsKey);
    }

    /** Notes the hints among some values. */
    static void note(Map<String, SyntaxNode> values, CSharpEvaluator evaluator, ToolDraft draft) {
        values.forEach((key, value) -> {
            String hint = HINTS.get(key);
            if (hint != null) {
                draft.annotation(hint, evaluator.value(value).plain());
            }
        });
    }
}
