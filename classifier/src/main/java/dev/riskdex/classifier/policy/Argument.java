package dev.riskdex.classifier.policy;

import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An argument that a condition can name: no part of its path has a dot, and no list is on the way.
 *
 * @param path {@code args.} and its name, dots descending into objects
 * @param name the words of its own name, with blanks between them
 * @param type its JSON type, or {@code unknown}
 * @param members its allowed values where the schema lists them as texts
 * @param required whether a call must give it
 * @param fallback the text that a call has which leaves it out, where the schema says so; else empty
 * @param text its description in lower case; empty where there is none
 */
public record Argument(
        String path, String name, String type, List<String> members, boolean required, String fallback, String text) {

    /** As deep as the classifier looks; a third level holds details of a detail. */
    private static final int MAX_DEPTH = 3;

    /** Schemas come from anyone. */
    private static final int MAX_ARGUMENTS = 200;

    public Argument {
        members = List.copyOf(members);
    }

    /** The arguments of a tool, outer ones first; empty where none are known. */
    public static List<Argument> of(ToolDefinition tool) {
        List<Argument> arguments = new ArrayList<>();
        tool.inputSchema().ifPresent(schema -> collect(schema, "args.", true, 1, arguments));
        return List.copyOf(arguments);
    }

    private static void collect(JsonNode schema, String prefix, boolean required, int depth, List<Argument> into) {
        Set<String> needed = new HashSet<>();
        schema.path("required").forEach(name -> needed.add(name.asString("")));
        List<Argument> here = schema.path("properties").properties().stream()
                .filter(property ->
                        !property.getKey().isEmpty() && !property.getKey().contains("."))
                .limit(Math.max(0, MAX_ARGUMENTS - into.size()))
                .map(property -> argument(
                        property.getKey(), property.getValue(), prefix, required && needed.contains(property.getKey())))
                .toList();
        into.addAll(here);
        if (depth < MAX_DEPTH) {
            for (Argument outer : here) {
                JsonNode inner = schema.path("properties").path(outer.path().substring(prefix.length()));
                collect(inner, outer.path() + ".", outer.required(), depth + 1, into);
            }
        }
    }

    private static Argument argument(String name, JsonNode schema, String prefix, boolean required) {
        return new Argument(
                prefix + name,
                String.join(" ", Words.of(name)),
                type(schema),
                members(schema),
                required,
                schema.path("default").asString(""),
                schema.path("description").asString("").toLowerCase(Locale.ROOT));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        return Stream.concat(type.valueStream(), alternatives(schema).map(option -> option.path("type")))
                .map(option -> option.asString("null"))
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElse(schema.has("enum") ? "string" : "unknown");
    }

    private static List<String> members(JsonNode schema) {
        return Stream.concat(Stream.of(schema), alternatives(schema))
                .flatMap(option -> Stream.concat(option.path("enum").valueStream(), Stream.of(option.path("const"))))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .distinct()
                .limit(MAX_ARGUMENTS)
                .toList();
    }

    private static Stream<JsonNode> alternatives(JsonNode schema) {
        return Stream.concat(
                schema.path("anyOf").valueStream(), schema.path("oneOf").valueStream());
    }
}
