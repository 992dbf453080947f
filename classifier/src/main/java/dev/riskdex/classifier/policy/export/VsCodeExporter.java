package dev.riskdex.classifier.policy.export;

import java.util.List;

/** The tools of a custom agent of VS Code: the agent has no others. */
final class VsCodeExporter implements PolicyExporter {

    @Override
    public String id() {
        return "vscode";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "VS Code custom agent `tools`",
                "none: the tool is denied",
                "none",
                "denied, in this agent only",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        if (request.server().contains("/")) {
            throw new ExportException("an agent of VS Code cannot name the server " + Quoted.json(request.server()));
        }
        outcomes.gapOfNewAllowed("tools that appear later are not there");
        List<String> tools = AutoApproval.list(request, outcomes, "*").stream()
                .map(tool -> request.server() + "/" + tool)
                .toList();
        outcomes.gap("/default", "its list holds for one agent", "other agents can call every tool");
        return PolicyExport.of(
                "guarded.agent.md",
                "---\ndescription: Works with the allowed tools of one server.\ntools: " + Quoted.list(tools)
                        + "\n---\n",
                outcomes.gaps());
    }
}
