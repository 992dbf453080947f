package dev.riskdex.classifier.finding;

import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What changed between two readings of a server's definitions, for somebody who has reviewed the older one. */
public final class Drift {

    private static final List<String> HINTS = List.of("readOnlyHint", "destructiveHint", "openWorldHint");

    private Drift() {}

    /**
     * The changes by the name of the tool, in the order of the newer reading, removed tools last. Tools that did not
     * change are left out; of tools that share a name the first is compared.
     */
    public static Map<String, List<Finding>> between(ServerDefinition older, ServerDefinition newer) {
        Map<String, ToolDefinition> before = byName(older);
        Map<String, ToolDefinition> after = byName(newer);
        Map<String, List<Finding>> changes = new LinkedHashMap<>();
        after.forEach((name, tool) -> {
            List<Finding> found = Optional.ofNullable(before.get(name))
                    .map(old -> of(old, tool))
                    .orElseGet(() -> List.of(finding(
                            "tool-added",
                            Severity.MEDIUM,
                            "was not there when the server was last read",
                            "name",
                            name)));
            if (!found.isEmpty()) {
                changes.put(name, found);
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.put(
                        name, List.of(finding("tool-removed", Severity.LOW, "is no longer there", "name", name))));
        return changes;
    }

    private static Map<String, ToolDefinition> byName(ServerDefinition server) {
        Map<String, ToolDefinition> tools = new LinkedHashMap<>();
        server.tools().forEach(tool -> tools.putIfAbsent(tool.name(), tool));
        return tools;
    }

    private static List<Finding> of(ToolDefinition old, ToolDefinition now) {
        List<Finding> changes = new ArrayList<>();
        if (!old.description().equals(now.description())) {
            String text = now.description().orElse("");
            changes.add(finding(
                    "text-changed",
                    Severity.MEDIUM,
                    "its description reads differently",
                    "description",
                    added(old, text)));
        }
        Set<String> arguments = new TreeSet<>(arguments(now));
        arguments.removeAll(arguments(old));
        arguments.forEach(name -> changes.add(finding(
                "argument-added",
                Severity.MEDIUM,
                "takes an argument that it did not take",
                "inputSchema.properties." + VisibleText.line(name),
                name)));
        for (String hint : HINTS) {
            if (!old.hint(hint).equals(now.hint(hint))) {
                changes.add(finding(
                        "hint-changed",
                        Severity.MEDIUM,
                        "its author's hint changed from " + said(old, hint) + " to " + said(now, hint),
                        "annotations." + hint,
                        hint));
            }
        }
        return changes;
    }

    private static String said(ToolDefinition tool, String hint) {
        return tool.hint(hint).map(String::valueOf).orElse("absent");
    }

    /** What stands in the new text from the first letter on that differs. */
    private static String added(ToolDefinition old, String text) {
        String before = old.description().orElse("");
        int same = 0;
        while (same < before.length() && same < text.length() && before.charAt(same) == text.charAt(same)) {
            same++;
        }
        return Quote.of(text, same, text.length());
    }

    private static Set<String> arguments(ToolDefinition tool) {
        Set<String> names = new TreeSet<>();
        tool.inputSchema()
                .map(schema -> schema.path("properties"))
                .ifPresent((JsonNode properties) -> properties.propertyNames().forEach(names::add));
        return names;
    }

    private static Finding finding(String code, Severity severity, String message, String where, String quote) {
        return new Finding("drift." + code, "drift", severity, message, where, VisibleText.line(quote));
    }
}
