package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.Passage.Place;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Collects the texts of a definition that reach a model, bounded because a schema may come from anyone. */
final class Passages {

    /** The deepest of 2,321 real schemas nests 9 levels, each of which is two or three of JSON. */
    private static final int MAX_DEPTH = 32;

    /** Texts of one tool; the largest real schema seen has under 600. */
    private static final int MAX_PASSAGES = 4_000;

    /** Fields of JSON Schema that hold no words. */
    private static final Set<String> WORDLESS =
            Set.of("type", "format", "$ref", "$schema", "$id", "pattern", "required");

    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples", "example");

    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions", "patternProperties");

    private final List<Passage> passages = new ArrayList<>();

    private Passages() {}

    /** The texts of a tool, its own before those of its schemas. */
    static List<Passage> of(ToolDefinition tool) {
        Passages found = new Passages();
        found.add(Spot.of("name"), Place.NAME, tool.name());
        tool.title().ifPresent(title -> found.add(Spot.of("title"), Place.TITLE, title));
        tool.description().ifPresent(text -> found.add(Spot.of("description"), Place.DESCRIPTION, text));
        tool.inputSchema().ifPresent(schema -> found.walk(schema, Spot.of("inputSchema"), Place.ARGUMENT, 0));
        tool.outputSchema().ifPresent(schema -> found.walk(schema, Spot.of("outputSchema"), Place.OUTPUT, 0));
        tool.annotations().ifPresent(hints -> found.walk(hints, Spot.of("annotations"), Place.HINTS, 0));
        tool.meta().ifPresent(meta -> found.walk(meta, Spot.of("_meta"), Place.HINTS, 0));
        return List.copyOf(found.passages);
    }

    /** The texts in which a server speaks about itself. */
    static List<Passage> of(ServerInfo server) {
        Passages found = new Passages();
        server.title().ifPresent(title -> found.add(Spot.of("server.title"), Place.SERVER, title));
        server.description().ifPresent(text -> found.add(Spot.of("server.description"), Place.SERVER, text));
        server.instructions().ifPresent(text -> found.add(Spot.of("server.instructions"), Place.SERVER, text));
        return List.copyOf(found.passages);
    }

    private void walk(JsonNode node, Spot spot, Place place, int depth) {
        if (depth > MAX_DEPTH || passages.size() >= MAX_PASSAGES) {
            return;
        }
        if (node.isString()) {
            add(spot, place, node.stringValue());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size() && passages.size() < MAX_PASSAGES; i++) {
                walk(node.get(i), spot.part(Integer.toString(i)), place, depth + 1);
            }
        } else {
            boolean named = place == Place.ARGUMENT && NAMED.contains(spot.lastName());
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                field(field, spot, place, named, depth);
            }
        }
    }

    private void field(Map.Entry<String, JsonNode> field, Spot outer, Place place, boolean named, int depth) {
        if (!named && WORDLESS.contains(field.getKey())) {
            return;
        }
        Spot spot = outer.part(field.getKey());
        if (named) {
            add(spot, Place.ARGUMENT_NAME, field.getKey());
        }
        boolean member = !named && place == Place.ARGUMENT && VALUES.contains(field.getKey());
        walk(field.getValue(), spot, member ? Place.MEMBER : place, depth + 1);
    }

    private void add(Spot spot, Place place, String text) {
        if (!text.isEmpty() && passages.size() < MAX_PASSAGES) {
            passages.add(new Passage(spot, place, text));
        }
    }
}
