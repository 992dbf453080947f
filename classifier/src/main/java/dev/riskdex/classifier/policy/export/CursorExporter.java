package dev.riskdex.classifier.policy.export;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools that run without asking in Cursor's {@code permissions.json}. */
final class CursorExporter implements PolicyExporter {

    @Override
    public String id() {
        return "cursor";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Cursor `mcpAllowlist`",
                "none: the tool is denied",
                "none",
                "a person is asked",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        if (request.server().chars().anyMatch(character -> ":*".indexOf(character) >= 0)) {
            throw new ExportException("the list of Cursor cannot name the server " + Quoted.json(request.server()));
        }
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode list = file.putArray("mcpAllowlist");
        AutoApproval.list(request, outcomes, ":*").forEach(tool -> list.add(request.server() + ":" + tool));
        AutoApproval.gapsOfDenied(request, outcomes);
        outcomes.gapOfNewTools("a person is asked at each call of a tool that is new");
        return PolicyExport.of("permissions.json", ListFile.json(file), outcomes.gaps());
    }
}
