package dev.riskdex.crawler.parse;

import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What could be read of a JSON text.
 *
 * @param root the value; of a broken text the part before the break, without the item that it cut; empty when
 *     nothing could be read
 * @param broken whether the text is not whole JSON
 * @param warnings what was wrong, each with its place
 */
public record JsonDocument(Optional<JsonNode> root, boolean broken, List<Warning> warnings) {

    public JsonDocument {
        warnings = List.copyOf(warnings);
    }
}
