package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.syntax.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document: its operations, with what a call of each takes as one JSON Schema. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    /** Steps of references inside references that are written out. */
    private static final int DEEPEST = 12;

    /** Nodes that the schemas of all operations may have together. */
    private static final int MOST_NODES = 400_000;

    private static final int MOST_OPERATIONS = 5_000;

    private final ListFile file;
    private final JsonNode root;
    private int nodesLeft = MOST_NODES;

    private ApiDocument(ListFile file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * An operation.
     *
     * @param id the document's own; absent where it gives none
     * @param method in lower case
     * @param path the template, such as {@code /things/{id}}
     * @param text description or else summary, where there is one
     * @param schema of the arguments of a call
     * @param line of the document
     */
    record Operation(
            Optional<String> id, String method, String path, Optional<String> text, JsonNode schema, int line) {}

    /** Whether a file may hold an API document. */
    static boolean mayBeIn(byte[] bytes) {
        return Words.contains(bytes, "paths")
                && Stream.of("openapi", "swagger").anyMatch(word -> Words.contains(bytes, word));
    }

    /** The document in a file; empty when it is none. */
    static Optional<ApiDocument> read(ListFile file) {
        return file.data()
                .filter(data -> data.path("paths").isObject() && (data.has("openapi") || data.has("swagger")))
                .map(data -> new ApiDocument(file, data));
    }

    ListFile file() {
        return file;
    }

    /** All operations in the order of the document. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey()) && operations.size() < MOST_OPERATIONS) {
                    operations.add(operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
                }
            }
        }
        return operations;
    }

    private Operation operation(String path, String method, JsonNode shared, JsonNode operation) {
        Optional<String> id = ToolEntry.text(operation, "operationId");
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        Set<String> required = new HashSet<>();
        shared.path("parameters").forEach(parameter -> parameter(resolved(parameter), properties, required));
        operation.path("parameters").forEach(parameter -> parameter(resolved(parameter), properties, required));
        body(resolved(operation.path("requestBody")), properties, required);
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        properties.propertyNames().stream().filter(required::contains).forEach(names::add);
        if (!names.isEmpty()) {
            schema.set("required", names);
        }
        return new Operation(
                id,
                method,
                path,
                ToolEntry.text(operation, "description").or(() -> ToolEntry.text(operation, "summary")),
                schema,
                file.lineOf(id.orElse(path)));
    }

    /** Headers and cookies are the server's affair, not its caller's. */
    private void parameter(JsonNode parameter, ObjectNode properties, Set<String> required) {
        String place = parameter.path("in").asString("");
        String name = parameter.path("name").asString("");
        if (place.equals("body")) {
            fields(resolved(parameter.path("schema")), true, properties, required);
        } else if (!name.isEmpty() && !place.equals("header") && !place.equals("cookie")) {
            JsonNode written = parameter.has("schema") ? parameter.path("schema") : typeOf(parameter);
            properties.set(name, described(writtenOut(written, 0), parameter));
            if (parameter.path("required").asBoolean(false)) {
                required.add(name);
            }
        }
    }

    /** The type of a parameter of the older form, which stands in the parameter itself. */
    private static JsonNode typeOf(JsonNode parameter) {
        ObjectNode type = JsonNodeFactory.instance.objectNode();
        for (String key : List.of("type", "format", "enum", "items", "default")) {
            if (parameter.has(key)) {
                type.set(key, parameter.get(key));
            }
        }
        return type;
    }

    private static JsonNode described(JsonNode schema, JsonNode parameter) {
        if (schema instanceof ObjectNode object && parameter.path("description").isString()) {
            return object.put("description", parameter.path("description").stringValue());
        }
        return schema;
    }

    private void body(JsonNode body, ObjectNode properties, Set<String> required) {
        JsonNode content = body.path("content");
        JsonNode media = content.has("application/json") ? content.path("application/json") : first(content);
        if (media.path("schema").isObject()) {
            fields(resolved(media.path("schema")), body.path("required").asBoolean(false), properties, required);
        }
    }

    private static JsonNode first(JsonNode content) {
        return content.isEmpty() ? content : content.iterator().next();
    }

    /** The fields of a body become arguments; a body that is no object is one argument. */
    private void fields(JsonNode schema, boolean needed, ObjectNode properties, Set<String> required) {
        List<JsonNode> parts = new ArrayList<>(List.of(schema));
        schema.path("allOf").forEach(part -> parts.add(resolved(part)));
        if (parts.stream().noneMatch(part -> part.path("properties").isObject())) {
            properties.set("body", writtenOut(schema, 0));
            if (needed) {
                required.add("body");
            }
            return;
        }
        for (JsonNode part : parts) {
            part.path("properties")
                    .properties()
                    .forEach(field -> properties.set(field.getKey(), writtenOut(field.getValue(), 0)));
            part.path("required").forEach(name -> required.add(name.asString("")));
        }
    }

    /** What a reference into the document refers to; the node itself when it is none, or one that leads out. */
    private JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (int step = 0; step < DEEPEST && at.path("$ref").asString("").startsWith("#/"); step++) {
            at = root.at(at.path("$ref").stringValue().substring(1));
        }
        return at;
    }

    /** A schema without references; what is nested too deep, or refers to itself, stays open. */
    private JsonNode writtenOut(JsonNode schema, int depth) {
        JsonNode node = resolved(schema);
        if (depth > DEEPEST || --nodesLeft < 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getKey().startsWith("x-")
                            && !field.getKey().equals("example")
                            && !field.getKey().equals("$ref"))
                    .forEach(field -> copy.set(field.getKey(), writtenOut(field.getValue(), depth + 1)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(writtenOut(item, depth + 1)));
            return copy;
        }
        return node;
    }
}
