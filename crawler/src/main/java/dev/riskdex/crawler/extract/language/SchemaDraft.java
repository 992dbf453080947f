package dev.riskdex.crawler.extract.language;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a tool's arguments in the making. */
public final class SchemaDraft {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "object");
    private final ObjectNode properties = json.putObject("properties");
    private boolean complete = true;

    /**
     * An argument.
     *
     * @param name as the client sends it
     * @param schema its type and description; empty where nothing is known of it
     * @param required whether it must be given
     */
    public SchemaDraft property(String name, JsonNode schema, boolean required) {
        properties.set(name, schema);
        if (required) {
            ArrayNode names = json.withArray("required");
            names.add(name);
        }
        return this;
    }

    /** There may be arguments that could not be read. */
    public SchemaDraft incomplete() {
        complete = false;
        return this;
    }

    /** Whether all arguments are known. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether there is something to show: all arguments, were it none, or some of them. */
    boolean isUseful() {
        return complete || !json.path("properties").isEmpty();
    }

    /** The schema: an object with its properties and, where there are such, the required ones. */
    public ObjectNode json() {
        return json;
    }

    /** A schema that was written as JSON Schema: taken as it is when it is an object's. */
    public static SchemaDraft of(Value value) {
        SchemaDraft draft = new SchemaDraft();
        boolean whole = !(value.plain() instanceof Value.Fields fields && fields.open());
        JsonNode given = Json.of(value.plain()).orElse(draft.json);
        if (!(given instanceof ObjectNode object)
                || !(value.plain() instanceof Value.Fields || value.plain() instanceof Value.Schema)) {
            return draft.incomplete();
        }
        draft.json.setAll(object);
        boolean known = value.plain() instanceof Value.Schema schema ? schema.complete() : whole;
        return known && isWritten(value) ? draft : draft.incomplete();
    }

    /** Whether the properties of a schema written as an object are all known. */
    private static boolean isWritten(Value value) {
        return !(value.plain() instanceof Value.Fields fields)
                || !(fields.get("properties").plain() instanceof Value.Unknown)
                        && !(fields.get("properties").plain() instanceof Value.Fields inner && inner.open());
    }
}
