package dev.riskdex.web.page;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.VisibleText;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The author's hints as what they are: claims. */
final class Hints {

    private Hints() {}

    static List<ToolPage.Hint> of(ToolDefinition tool) {
        return tool.annotations()
                .map(annotations -> annotations.properties().stream()
                        .map(entry -> new ToolPage.Hint(
                                VisibleText.line(entry.getKey()),
                                VisibleText.line(text(entry.getValue())),
                                meaning(entry.getKey(), entry.getValue())))
                        .toList())
                .orElse(List.of());
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String meaning(String hint, JsonNode value) {
        if (!value.isBoolean()) {
            return "";
        }
        boolean yes = value.booleanValue();
        return switch (hint) {
            case "readOnlyHint" ->
                yes ? "The author says that it changes nothing." : "The author says that it changes things.";
            case "destructiveHint" ->
                yes ? "The author says that it may destroy something." : "The author says that it only adds.";
            case "idempotentHint" ->
                yes ? "The author says that a repeated call adds nothing." : "The author says that each call counts.";
            case "openWorldHint" ->
                yes
                        ? "The author says that it deals with the outside world."
                        : "The author says that its world is closed.";
            default -> "";
        };
    }
}
