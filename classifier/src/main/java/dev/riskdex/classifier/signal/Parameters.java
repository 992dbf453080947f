package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Flattens the properties of a JSON Schema, bounded because a schema may come from anyone. */
final class Parameters {

    /** A third level holds details of a detail: in 2,321 real definitions no risk was decided there. */
    private static final int MAX_DEPTH = 3;

    private static final int MAX_PARAMETERS = 200;
    private static final int MAX_MEMBERS = 200;

    private Parameters() {}

    /** The properties of an object schema and of the objects in them, outer ones first; references are not followed. */
    static List<Parameter> of(JsonNode schema) {
        List<Parameter> parameters = new ArrayList<>();
        collect(schema, "", 1, parameters);
        return List.copyOf(parameters);
    }

    private static void collect(JsonNode schema, String prefix, int depth, List<Parameter> into) {
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        schema.path("properties").properties().stream()
                .limit(Math.max(0, MAX_PARAMETERS - into.size()))
                .forEach(property -> {
                    String name = property.getKey();
                    JsonNode node = property.getValue();
                    into.add(new Parameter(
                            prefix + name,
                            Words.of(name),
                            type(node),
                            members(node),
                            required.contains(name),
                            node.path("description").asString("")));
                });
        if (depth == MAX_DEPTH) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode node = property.getValue();
            String path = prefix + property.getKey() + ".";
            collect(node, path, depth + 1, into);
            collect(node.path("items"), path, depth + 1, into);
        });
    }

    private static String type(JsonNode node) {
        JsonNode type = node.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        for (JsonNode option : type.isArray() ? type : alternatives(node)) {
            String name = option.isString()
                    ? option.stringValue()
                    : option.path("type").asString("null");
            if (!name.equals("null")) {
                return name;
            }
        }
        return node.has("enum") ? "string" : "unknown";
    }

    private static JsonNode alternatives(JsonNode node) {
        return node.has("anyOf") ? node.path("anyOf") : node.path("oneOf");
    }

    private static List<String> members(JsonNode node) {
        List<String> members = new ArrayList<>();
        addMembers(node, members);
        alternatives(node).forEach(option -> addMembers(option, members));
        addMembers(node.path("items"), members);
        return members;
    }

    private static void addMembers(JsonNode node, List<String> members) {
        node.path("enum").forEach(value -> addMember(value, members));
        addMember(node.path("const"), members);
    }

    private static void addMember(JsonNode value, List<String> members) {
        if (value.isString() && members.size() < MAX_MEMBERS) {
            members.add(value.stringValue());
        }
    }
}
