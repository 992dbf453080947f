package dev.riskdex.classifier.policy.export;

/** Lists of a server in Codex's {@code config.toml}; the list of disabled tools goes before the other. */
final class CodexExporter implements PolicyExporter {

    @Override
    public String id() {
        return "codex";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Codex `enabled_tools` / `disabled_tools`",
                "none: the tool is denied",
                "none",
                "denied",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        StringBuilder file = new StringBuilder("[mcp_servers." + Quoted.wide(request.server()) + "]\n");
        if (outcomes.newToolsAreDenied()) {
            file.append("enabled_tools = ")
                    .append(Quoted.list(outcomes.allowed()))
                    .append("\n");
        }
        file.append("disabled_tools = ").append(Quoted.list(outcomes.denied())).append("\n");
        return PolicyExport.of("config.toml", file.toString(), outcomes.gaps());
    }
}
