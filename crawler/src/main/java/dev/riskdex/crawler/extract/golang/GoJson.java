package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that is written in a text of the source. */
final class GoJson {

    private GoJson() {}

    /** The object that a text holds; {@link Value#UNKNOWN} when it holds none. */
    static Value parsed(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            return json instanceof ObjectNode object ? new Value.Schema(object, false, true) : Value.UNKNOWN;
        } catch (JacksonException e) {
            // A template or a fragment: what the server makes of it is not known.
            return Value.UNKNOWN;
        }
    }
}
