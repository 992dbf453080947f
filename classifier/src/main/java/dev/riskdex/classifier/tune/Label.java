package dev.riskdex.classifier.tune;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What people say of a tool, by the rule book: one line of a labels file.
 *
 * @param rowId id of the server's row in the definitions
 * @param tool exact name of the tool
 * @param category the label
 * @param severity the label
 * @param stratum how the tool was drawn, such as {@code random2}; empty where the file does not say
 * @param hard whether reasonable people could differ
 */
public record Label(String rowId, String tool, Category category, Severity severity, String stratum, boolean hard) {

    public Label {
        Objects.requireNonNull(rowId);
        Objects.requireNonNull(tool);
        Objects.requireNonNull(category);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(stratum);
    }

    /**
     * Reads a line of a labels file.
     *
     * @throws IllegalArgumentException when a category or severity is missing or does not exist
     */
    public static Label of(JsonNode line) {
        return new Label(
                line.path("id").asString(""),
                line.path("tool").asString(""),
                Category.of(line.path("category").asString("")),
                Severity.of(line.path("severity").asString("")),
                line.path("stratum").asString(""),
                line.path("hard").asBoolean(false));
    }
}
