package dev.riskdex.crawler.extract.language;

import dev.riskdex.crawler.extract.constant.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema that is written in a text of the source. */
public final class SchemaText {

    private SchemaText() {}

    /** The schema; incomplete when the text holds none, such as a template. */
    public static SchemaDraft read(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            return json instanceof ObjectNode object
                    ? SchemaDraft.of(new Value.Schema(object, false, true))
                    : new SchemaDraft().incomplete();
        } catch (JacksonException e) {
            // A template or a fragment: what the server makes of it is not known.
            return new SchemaDraft().incomplete();
        }
    }
}
