package dev.riskdex.classifier.policy.export;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code permissions} of Claude Code's {@code settings.json}: each tool by its exact name, never a wildcard. */
final class ClaudeCodeExporter implements PolicyExporter {

    /** Other characters are rewritten by the client, so that a rule with them would never match. */
    private static final String PLAIN = "[A-Za-z0-9_-]+";

    @Override
    public String id() {
        return "claude-code";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Claude Code `permissions`",
                "none: the tool is denied",
                "none",
                "a person is asked",
                "documented evaluation");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        if (!request.server().matches(PLAIN) || request.server().contains("__")) {
            throw new ExportException("a rule of Claude Code cannot name the server " + Quoted.json(request.server()));
        }
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        List<String> unwritable = outcomes.denied().stream()
                .filter(tool -> !tool.matches(PLAIN))
                .map(Quoted::json)
                .toList();
        if (!unwritable.isEmpty()) {
            throw new ExportException("a rule of Claude Code cannot name " + String.join(", ", unwritable)
                    + ", which the policy denies; deny the whole server instead, or take another target");
        }
        ObjectNode permissions = JsonNodeFactory.instance.objectNode();
        ArrayNode allow = permissions.putArray("allow");
        for (String tool : outcomes.allowed()) {
            if (tool.matches(PLAIN)) {
                allow.add(rule(request, tool));
            } else {
                outcomes.gap(
                        ListFile.pointer(request, tool), "it cannot name this tool", "a person is asked at each call");
            }
        }
        ArrayNode deny = permissions.putArray("deny");
        outcomes.denied().forEach(tool -> deny.add(rule(request, tool)));
        outcomes.gapOfNewTools("a person is asked at each call of a tool that is new");
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.set("permissions", permissions);
        return PolicyExport.of("settings.json", ListFile.json(settings), outcomes.gaps());
    }

    private static String rule(ExportRequest request, String tool) {
        return "mcp__" + request.server() + "__" + tool;
    }
}
