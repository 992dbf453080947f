package dev.riskdex.catalog.history;

import dev.riskdex.catalog.history.ToolChange.Kind;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What differs between two states of a server. The order of tools and of the fields of a schema does not count. */
public final class Drift {

    private Drift() {}

    /**
     * A name, and which of its declarations this is, from 0: a list may declare a name several times.
     */
    private record Key(String name, int nth) {}

    /**
     * The changes from one state to the next: what is gone in the order of the old list, then the rest in the order of
     * the new one.
     */
    public static List<ToolChange> between(ServerDefinition before, ServerDefinition after) {
        Map<Key, ToolDefinition> old = byKey(before.tools());
        Map<Key, ToolDefinition> now = byKey(after.tools());
        List<ToolChange> changes = new ArrayList<>();
        if (!before.server().instructions().equals(after.server().instructions())) {
            changes.add(new ToolChange(Kind.INSTRUCTIONS, ""));
        }
        old.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> changes.add(new ToolChange(Kind.REMOVED, key.name())));
        now.forEach((key, tool) -> changes.addAll(Optional.ofNullable(old.get(key))
                .map(earlier -> between(earlier, tool))
                .orElseGet(() -> List.of(new ToolChange(Kind.ADDED, key.name())))));
        return changes;
    }

    private static Map<Key, ToolDefinition> byKey(List<ToolDefinition> tools) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        Map<Key, ToolDefinition> byKey = new LinkedHashMap<>();
        for (ToolDefinition tool : tools) {
            byKey.put(new Key(tool.name(), seen.merge(tool.name(), 1, Integer::sum) - 1), tool);
        }
        return byKey;
    }

    private static List<ToolChange> between(ToolDefinition before, ToolDefinition after) {
        List<ToolChange> changes = new ArrayList<>();
        compare(before.description(), after.description(), Kind.DESCRIPTION, after, changes);
        compareJson(before.inputSchema(), after.inputSchema(), Kind.INPUT_SCHEMA, after, changes);
        compareJson(before.outputSchema(), after.outputSchema(), Kind.OUTPUT_SCHEMA, after, changes);
        compareJson(before.annotations(), after.annotations(), Kind.ANNOTATIONS, after, changes);
        return changes;
    }

    private static void compareJson(
            Optional<JsonNode> before, Optional<JsonNode> after, Kind kind, ToolDefinition tool, List<ToolChange> to) {
        compare(before.map(ListHash::canonical), after.map(ListHash::canonical), kind, tool, to);
    }

    private static void compare(
            Optional<String> before, Optional<String> after, Kind kind, ToolDefinition tool, List<ToolChange> to) {
        if (!Objects.equals(before, after)) {
            to.add(new ToolChange(kind, tool.name()));
        }
    }
}
