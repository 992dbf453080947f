package dev.riskdex.classifier.signal;

import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the author's hints as claims. Where all four stand there with the values that a well-known library fills in for
 * authors who said nothing, they say nothing.
 */
final class HintSignal implements Signal {

    private static final String READ_ONLY = "readOnlyHint";
    private static final String DESTRUCTIVE = "destructiveHint";
    private static final Map<String, Boolean> LIBRARY_DEFAULTS =
            Map.of(READ_ONLY, false, DESTRUCTIVE, true, "idempotentHint", false, "openWorldHint", true);

    @Override
    public List<Observation> observe(ToolView view) {
        ToolDefinition tool = view.tool();
        if (tool.annotations().isEmpty() || filledInByALibrary(tool)) {
            return List.of();
        }
        List<Observation> seen = new ArrayList<>();
        tool.hint(READ_ONLY)
                .ifPresent(value -> seen.add(
                        value
                                ? claim("hint.read-only", READ_ONLY, true, Optional.of(Category.READ))
                                : claim("hint.not-read-only", READ_ONLY, false, Optional.empty())));
        if (!tool.hint(READ_ONLY).orElse(false)) {
            tool.hint(DESTRUCTIVE)
                    .ifPresent(value -> seen.add(
                            value
                                    ? claim("hint.destructive", DESTRUCTIVE, true, Optional.of(Category.DESTRUCTIVE))
                                    : claim("hint.not-destructive", DESTRUCTIVE, false, Optional.empty())));
        }
        return seen;
    }

    static boolean filledInByALibrary(ToolDefinition tool) {
        return LIBRARY_DEFAULTS.entrySet().stream()
                .allMatch(hint -> tool.hint(hint.getKey()).equals(Optional.of(hint.getValue())));
    }

    private static Observation claim(String rule, String hint, boolean value, Optional<Category> speaksFor) {
        return new Observation(rule, Kind.DECLARED, "annotations/" + hint, hint + ": " + value, speaksFor);
    }
}
