package dev.riskdex.classifier.policy.export;

/** The enabled tools of a server in {@code tools.yaml} of the Docker MCP gateway; an empty list enables none. */
final class DockerExporter implements PolicyExporter {

    @Override
    public String id() {
        return "docker";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Docker MCP gateway `tools.yaml`",
                "none: the tool is denied",
                "none",
                "denied",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        outcomes.gapOfNewAllowed("tools that appear later are denied");
        return PolicyExport.of(
                "tools.yaml",
                Quoted.wide(request.server()) + ": " + Quoted.list(outcomes.allowed()) + "\n",
                outcomes.gaps());
    }
}
