package dev.riskdex.crawler.registry;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Fields that a tool lacks in the best list, looked up in the other lists by its name; counted by where they came from. */
final class ToolFields {

    private final List<Found> others;
    private final Map<String, Integer> descriptions = new TreeMap<>();
    private final Map<String, Integer> schemas = new TreeMap<>();

    /**
     * @param others the other lists, best first
     */
    ToolFields(List<Found> others) {
        this.others = others;
    }

    /** The tool with its description and input schema, where any list has them; its origin names the lists. */
    ToolDefinition complete(ToolDefinition tool) {
        List<String> notes = new ArrayList<>();
        Optional<String> description = tool.description()
                .or(() -> find(tool.name(), "description", ToolDefinition::description, descriptions, notes));
        Optional<JsonNode> schema = tool.inputSchema()
                .or(() -> find(tool.name(), "inputSchema", ToolDefinition::inputSchema, schemas, notes));
        if (notes.isEmpty()) {
            return tool;
        }
        return new ToolDefinition(
                tool.name(),
                tool.title(),
                description,
                schema,
                tool.outputSchema(),
                tool.annotations(),
                tool.meta(),
                origin(tool, schema.isPresent(), notes));
    }

    private <T> Optional<T> find(
            String name,
            String field,
            Function<ToolDefinition, Optional<T>> value,
            Map<String, Integer> counted,
            List<String> notes) {
        for (Found other : others) {
            List<ToolDefinition> same = other.definition().tools().stream()
                    .filter(tool -> tool.name().equals(name))
                    .toList();
            Optional<T> found = same.size() == 1 ? value.apply(same.get(0)) : Optional.empty();
            if (found.isPresent()) {
                counted.merge(other.place(), 1, Integer::sum);
                notes.add(field + " from " + other.place());
                return found;
            }
        }
        return Optional.empty();
    }

    private static ToolOrigin origin(ToolDefinition tool, boolean schema, List<String> notes) {
        ToolOrigin read = tool.origin();
        String how = String.join("; ", notes);
        return new ToolOrigin(
                read.file(),
                read.line(),
                Optional.of(read.how().map(own -> own + "; " + how).orElse(how)),
                read.conditional(),
                tool.description().isPresent() && read.descriptionPartial(),
                read.parametersUnknown() && !schema);
    }

    /** Which places gave fields for how many tools; empty where all came from the best list. */
    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        put(details, "descriptionsFrom", descriptions);
        put(details, "schemasFrom", schemas);
        return details;
    }

    private static void put(Map<String, String> details, String key, Map<String, Integer> counted) {
        if (!counted.isEmpty()) {
            List<String> places = counted.entrySet().stream()
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + " tools)")
                    .toList();
            details.put(key, String.join(", ", places));
        }
    }
}
