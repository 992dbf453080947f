package dev.riskdex.crawler.parse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the {@code arguments} list of a tool in Docker's {@code tools.json}, {@code [{name, type, desc, items?,
 * optional?}]}, into an {@code inputSchema}. An argument not marked optional counts as required.
 */
public final class DockerArguments {

    private DockerArguments() {}

    /** The same tool with a schema; a tool that has one already, or no list of arguments, comes back as it is. */
    public static JsonNode toSchema(JsonNode tool) {
        if (!(tool instanceof ObjectNode object)
                || object.has("inputSchema")
                || !object.path("arguments").isArray()) {
            return tool;
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (JsonNode argument : object.get("arguments")) {
            String name = argument.path("name").asString("");
            if (name.isEmpty()) {
                continue;
            }
            ObjectNode property = properties.putObject(name);
            copy(argument, "type", property, "type");
            copy(argument, "desc", property, "description");
            copy(argument, "items", property, "items");
            if (!argument.path("optional").asBoolean(false)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        ObjectNode withSchema = object.deepCopy();
        withSchema.remove("arguments");
        withSchema.set("inputSchema", schema);
        return withSchema;
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String as) {
        JsonNode value = from.get(field);
        if (value != null && !value.isNull()) {
            to.set(as, value);
        }
    }
}
