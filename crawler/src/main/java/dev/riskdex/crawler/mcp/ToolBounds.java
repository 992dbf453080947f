package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a tool that is larger than any honest one: the tool always, but not all of its parts. */
final class ToolBounds {

    /** Nodes of one schema; the largest seen has far fewer. */
    private static final int SCHEMA_NODES = 5_000;

    private static final List<String> SCHEMAS = List.of("inputSchema", "outputSchema");

    /** Fields of a tool too large as a whole that are kept; the reader of definitions cuts the description. */
    private static final List<String> KEPT = List.of("name", "title", "description", "annotations");

    private final int longest;

    /**
     * @param longest bytes of one tool as canonical JSON
     */
    ToolBounds(int longest) {
        this.longest = longest;
    }

    /**
     * The tool without what is too large in it. Where that is a schema, its parameters count as unknown.
     *
     * @param size its bytes as canonical JSON
     * @param place of the tool, for warnings
     */
    JsonNode bounded(JsonNode tool, int size, String place, List<Warning> noted) {
        if (!(tool instanceof ObjectNode object)) {
            return tool;
        }
        if (size <= longest) {
            return withoutLargeSchemas(object, place, noted);
        }
        noted.add(new Warning(
                "tool-too-large",
                "the tool has " + size + " bytes, more than " + longest + "; its parameters are left out",
                place));
        return object.deepCopy().retain(KEPT);
    }

    private static JsonNode withoutLargeSchemas(ObjectNode tool, String place, List<Warning> noted) {
        ObjectNode kept = tool;
        for (String field : SCHEMAS) {
            if (nodes(tool.path(field), SCHEMA_NODES) <= 0) {
                kept = kept.deepCopy();
                kept.remove(field);
                noted.add(new Warning("schema-too-large", field + " has more than " + SCHEMA_NODES + " parts", place));
            }
        }
        return kept;
    }

    /** What is left of a budget after counting all nodes; negative or zero when it does not suffice. */
    private static int nodes(JsonNode node, int budget) {
        int left = budget - 1;
        for (JsonNode child : node) {
            if (left <= 0) {
                return left;
            }
            left = nodes(child, left);
        }
        return left;
    }
}
