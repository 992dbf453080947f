package dev.riskdex.web.page;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of a tool.
 *
 * @param knowledge whether they are known
 * @param rows one for each, fields of objects after their object; empty unless any are known
 * @param cut whether there are more than can be listed
 */
public record Parameters(Knowledge knowledge, List<Row> rows, boolean cut) {

    /** Rows of a table that a person still reads. */
    private static final int MAX_ROWS = 100;

    /** Levels of objects inside objects that are listed. */
    private static final int MAX_DEPTH = 3;

    /** Values of an enum that are listed. */
    private static final int MAX_VALUES = 24;

    public Parameters {
        rows = List.copyOf(rows);
    }

    /** Having none is a fact; not knowing any is the lack of one. */
    public enum Knowledge {
        LISTED,
        /** Some are listed, but there may be more. */
        SOME,
        NONE,
        UNKNOWN
    }

    /**
     * A parameter.
     *
     * @param name dots descend into objects
     * @param type as declared, such as "array of string"
     * @param required whether a call must give it
     * @param values what it may be and what it is by default; may be empty
     * @param description as declared; may be empty
     */
    public record Row(String name, String type, boolean required, String values, String description) {}

    static Parameters of(ToolDefinition tool) {
        if (tool.inputSchema().isEmpty()) {
            return new Parameters(Knowledge.UNKNOWN, List.of(), false);
        }
        JsonNode schema = tool.inputSchema().get();
        List<Row> rows = new ArrayList<>();
        collect(schema, "", 1, rows);
        if (!rows.isEmpty()) {
            return new Parameters(
                    tool.origin().parametersUnknown() ? Knowledge.SOME : Knowledge.LISTED,
                    rows.subList(0, Math.min(MAX_ROWS, rows.size())),
                    rows.size() > MAX_ROWS);
        }
        boolean unknown = tool.origin().parametersUnknown() || takesMore(schema);
        return new Parameters(unknown ? Knowledge.UNKNOWN : Knowledge.NONE, List.of(), false);
    }

    /** Whether a schema without properties says elsewhere what it takes. */
    private static boolean takesMore(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return schema.has("$ref")
                || schema.has("anyOf")
                || schema.has("oneOf")
                || schema.has("allOf")
                || additional.isObject()
                || additional.asBoolean(false);
    }

    private static void collect(JsonNode schema, String prefix, int depth, List<Row> rows) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        schema.path("properties").properties().forEach(entry -> {
            if (rows.size() <= MAX_ROWS) {
                JsonNode property = entry.getValue();
                String name = prefix + entry.getKey();
                rows.add(new Row(
                        VisibleText.line(name),
                        VisibleText.line(type(property, 0)),
                        required.contains(entry.getKey()),
                        VisibleText.line(values(property)),
                        VisibleText.of(property.path("description").asString(""))));
                if (depth < MAX_DEPTH) {
                    collect(property, name + ".", depth + 1, rows);
                    collect(property.path("items"), name + "[].", depth + 1, rows);
                }
            }
        });
    }

    private static String type(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return texts(type).collect(Collectors.joining(" or "));
        }
        String name = type.asString("");
        if (name.equals("array") && schema.path("items").isObject() && depth < MAX_DEPTH) {
            return "array of " + type(schema.path("items"), depth + 1);
        }
        if (!name.isEmpty()) {
            return schema.path("format").isString()
                    ? name + " (" + schema.path("format").asString("") + ")"
                    : name;
        }
        return Optional.of(schema.path("anyOf"))
                .filter(JsonNode::isArray)
                .or(() -> Optional.of(schema.path("oneOf")).filter(JsonNode::isArray))
                .filter(options -> depth < MAX_DEPTH)
                .map(options -> StreamSupport.stream(options.spliterator(), false)
                        .limit(MAX_VALUES)
                        .map(option -> type(option, depth + 1))
                        .distinct()
                        .collect(Collectors.joining(" or ")))
                .orElse(schema.has("enum") ? "one of" : "any");
    }

    private static String values(JsonNode schema) {
        List<String> parts = new ArrayList<>();
        JsonNode values = schema.path("enum");
        if (values.isArray()) {
            String more = values.size() > MAX_VALUES ? ", … (" + values.size() + ")" : "";
            parts.add(texts(values).limit(MAX_VALUES).collect(Collectors.joining(", ")) + more);
        }
        if (schema.has("const")) {
            parts.add("always " + text(schema.path("const")));
        }
        if (schema.has("default")) {
            parts.add("default " + text(schema.path("default")));
        }
        return String.join("; ", parts);
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(Parameters::text);
    }

    /** A value as it is written; quoted where a text without ink would look like no value. */
    private static String text(JsonNode value) {
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : value.toString();
    }
}
