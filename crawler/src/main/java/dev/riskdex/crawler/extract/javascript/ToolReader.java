package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes a tool of the values that a place gives for its parts. */
final class ToolReader {

    private static final List<String> SCHEMAS =
            List.of("inputSchema", "parameters", "schema", "input_schema", "paramsSchema", "params", "argsSchema");
    private static final Set<String> HINTS =
            Set.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
    /** Keys of objects that resemble tools: resources, prompts, schemas of messages. */
    private static final Set<String> FOREIGN = Set.of("uri", "uriTemplate", "mimeType", "$schema");
    /** Keys by which projects group tools that a switch turns on or off. */
    private static final List<String> SWITCHES = List.of(
            "capability", "capabilities", "conditions", "category", "toolset", "toolsets", "featureFlag", "enabled");

    /** Where an object has its name: under its own key, or in the definition that it holds under one of the others. */
    static final List<String> NAMED_BY = List.of("name", "schema", "tool", "definition", "config");

    private static final int LONGEST_NAME = 128;

    /**
     * The place where a tool was found.
     *
     * @param how the shape, in words
     * @param condition why the place may not be reached; empty when it always is
     * @param registered whether the place hands the tool to the protocol
     * @param direct whether the tool is written at the place itself
     */
    record Place(SyntaxNode node, String how, String condition, boolean registered, boolean direct) {
        Place at(SyntaxNode other) {
            return new Place(other, how, condition, registered, direct);
        }

        Place under(Value value) {
            return value instanceof Value.Maybe maybe && condition.isEmpty()
                    ? new Place(node, how, maybe.condition(), registered, direct)
                    : this;
        }
    }

    static boolean isName(Value value) {
        return value.asText()
                .filter(text ->
                        !text.partial() && !text.text().isEmpty() && text.text().length() <= LONGEST_NAME)
                .filter(text -> text.text().chars().noneMatch(c -> Character.isWhitespace(c) || c == '\\'))
                .isPresent();
    }

    static boolean isHints(Value value) {
        return value.plain() instanceof Value.Fields fields
                && !fields.entries().isEmpty()
                && HINTS.containsAll(fields.entries().keySet());
    }

    /** Where an object keeps its schema. */
    static Value schemaOf(Value.Fields fields) {
        for (String key : SCHEMAS) {
            Value value = fields.entries().get(key);
            if (value != null && !(value.plain() instanceof Value.Absent)) {
                return value;
            }
        }
        return Value.ABSENT;
    }

    static boolean isForeign(Value.Fields fields) {
        return fields.entries().keySet().stream().anyMatch(FOREIGN::contains);
    }

    /** A tool from an object with the protocol's keys; some projects nest it under {@code schema} or the like. */
    Optional<FoundTool> fromObject(Value value, Place place) {
        if (!(value.plain() instanceof Value.Fields fields) || isForeign(fields)) {
            return Optional.empty();
        }
        Place found = place.under(value);
        Value name = fields.get("name");
        if (!isName(name)) {
            return nested(fields, found);
        }
        return read(name, fields, found);
    }

    private Optional<FoundTool> nested(Value.Fields fields, Place place) {
        for (String key : NAMED_BY.subList(1, NAMED_BY.size())) {
            if (fields.entries().getOrDefault(key, Value.ABSENT).plain() instanceof Value.Fields inner
                    && isName(inner.get("name"))) {
                return fromObject(inner, place.condition().isEmpty() ? switched(fields, place) : place);
            }
        }
        return Optional.empty();
    }

    /** The place with the switch that the definition names, beside its parts or among its annotations. */
    private static Place switched(Value.Fields fields, Place place) {
        for (String key : SWITCHES) {
            Value value = fields.entries().getOrDefault(key, Value.ABSENT).plain();
            String text = value instanceof Value.Items items
                    ? Values.join(items, ", ").text()
                    : value instanceof Value.Text ? Values.asPart(value).text() : "";
            if (!text.isEmpty() && place.condition().isEmpty()) {
                return new Place(place.node(), place.how(), key + ": " + text, place.registered(), place.direct());
            }
        }
        return fields.entries().getOrDefault("annotations", Value.ABSENT).plain() instanceof Value.Fields hints
                ? switched(hints, place)
                : place;
    }

    /** A tool whose name is known by itself, with the rest in an object. */
    Optional<FoundTool> read(Value name, Value.Fields fields, Place place) {
        Place shown = fields.at().filter(at -> !at.is("class")).map(place::at).orElse(place);
        Place found = switched(fields, shown);
        Map<String, Value> parts = new LinkedHashMap<>();
        parts.put("title", fields.get("title"));
        parts.put("description", fields.get("description"));
        parts.put("inputSchema", schemaOf(fields));
        parts.put("outputSchema", fields.entries().getOrDefault("outputSchema", Value.ABSENT));
        parts.put("annotations", fields.entries().getOrDefault("annotations", Value.ABSENT));
        parts.put("_meta", fields.entries().getOrDefault("_meta", Value.ABSENT));
        return Optional.of(tool(name.asText().map(Value.Text::text).orElse(""), parts, found.under(name)));
    }

    /** A tool from its parts, named as in the protocol. */
    FoundTool tool(String name, Map<String, Value> parts, Place place) {
        Optional<Value.Text> description =
                parts.getOrDefault("description", Value.ABSENT).asText();
        boolean unreadable = description.isEmpty() && parts.get("description") instanceof Value.Unknown;
        Value schema = parts.getOrDefault("inputSchema", Value.ABSENT);
        boolean declared = !(schema.plain() instanceof Value.Absent);
        Value.Schema read = Schemas.of(schema);
        boolean unknown = declared && !read.complete();
        boolean useful = declared && (read.complete() || read.json().has("properties"));
        ToolDefinition definition = new ToolDefinition(
                name,
                parts.getOrDefault("title", Value.ABSENT)
                        .asText()
                        .map(Value.Text::text)
                        .filter(it -> !it.isEmpty()),
                description.map(Value.Text::text).filter(text -> !text.isBlank()),
                useful ? Optional.of(read.json()) : Optional.empty(),
                output(parts.getOrDefault("outputSchema", Value.ABSENT)),
                object(parts.getOrDefault("annotations", Value.ABSENT)),
                object(parts.getOrDefault("_meta", Value.ABSENT)),
                new ToolOrigin(
                        Optional.of(place.node().file().path()),
                        OptionalInt.of(place.node().line()),
                        Optional.of(place.how()),
                        Optional.of(place.condition()).filter(it -> !it.isEmpty()),
                        unreadable || description.filter(Value.Text::partial).isPresent(),
                        unknown));
        return new FoundTool(definition, place.registered(), place.direct());
    }

    private static Optional<JsonNode> output(Value value) {
        if (value.plain() instanceof Value.Schema || value.plain() instanceof Value.Fields) {
            Value.Schema schema = Schemas.of(value);
            return schema.complete() ? Optional.of(schema.json()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> object(Value value) {
        return Json.of(value).filter(JsonNode::isObject).filter(node -> !node.isEmpty());
    }
}
