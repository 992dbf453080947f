package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.parse.DockerArguments;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one tool of a list, whatever the list calls its fields. */
final class ToolEntry {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w./:-]{0,127}");
    private static final List<String> SCHEMA_KEYS = List.of("inputSchema", "input_schema", "parameters", "schema");

    private ToolEntry() {}

    /**
     * The tool of an entry; empty when it has no name or, but in a bundle's manifest, says nothing about itself.
     *
     * @param key what the entry stands under where it does not name itself; may be empty
     * @param file where it stands
     */
    static Optional<ToolDefinition> read(JsonNode entry, String key, ListFile file, ToolList.Kind kind) {
        JsonNode data = DockerArguments.toSchema(entry);
        String name = name(data, key);
        Optional<String> description = text(data, "description");
        Optional<JsonNode> schema = schema(data);
        boolean silent = description.isEmpty() && schema.isEmpty() && kind != ToolList.Kind.BUNDLE;
        if (silent || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(new ToolDefinition(
                name,
                text(data, "title"),
                description,
                schema,
                Optional.of(data.path("outputSchema")).filter(JsonNode::isObject),
                Optional.of(data.path("annotations")).filter(node -> node.isObject() && !node.isEmpty()),
                Optional.of(data.path("_meta")).filter(node -> node.isObject() && !node.isEmpty()),
                new ToolOrigin(
                        Optional.of(file.path()),
                        OptionalInt.of(file.lineOf(name)),
                        Optional.of(kind.label()),
                        condition(data, kind),
                        false,
                        schema.isEmpty())));
    }

    /** What a manifest calls the tool towards the protocol, before what it calls it towards itself. */
    private static String name(JsonNode data, String key) {
        return text(data.path("names"), "mcp").or(() -> text(data, "name")).orElse(key);
    }

    private static Optional<JsonNode> schema(JsonNode data) {
        return SCHEMA_KEYS.stream()
                .map(data::path)
                .filter(node -> node.isObject()
                        && (node.path("properties").isObject()
                                || node.path("type").asString("").equals("object")))
                .findFirst();
    }

    /** What the manifest asks for; which of several manifests count, the server decides when it runs. */
    private static Optional<String> condition(JsonNode data, ToolList.Kind kind) {
        List<String> conditions = new ArrayList<>();
        data.path("predicates").forEach(predicate -> conditions.add(predicate.asString("")));
        conditions.removeIf(String::isBlank);
        if (conditions.isEmpty()) {
            return kind == ToolList.Kind.MANIFEST
                    ? Optional.of("if the server takes up its manifest")
                    : Optional.empty();
        }
        return Optional.of("if " + String.join(" and ", conditions));
    }

    static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asString("")).filter(text -> !text.isBlank());
    }
}
