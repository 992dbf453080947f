package dev.riskdex.classifier.policy.export;

import java.util.List;

/** Rules of agentgateway, each of which allows; there is no rule that only denies, for such sets have denied everything. Arguments
 * are not to be seen when a call is judged. Prompts and resources are denied. */
final class AgentgatewayExporter implements PolicyExporter {

    @Override
    public String id() {
        return "agentgateway";
    }

    @Override
    public Coverage coverage() {
        return new Coverage("agentgateway `mcpAuthorization`", "none: the tool is denied", "none", "denied", "dev.cel");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        List<String> rules = outcomes.newToolsAreDenied()
                ? outcomes.allowed().stream()
                        .map(tool -> "mcp.tool.name == " + Quoted.wide(tool))
                        .toList()
                : List.of("!(mcp.tool.name in " + Quoted.list(outcomes.denied()) + ")");
        StringBuilder file = new StringBuilder("mcpAuthorization:\n  rules:\n");
        (rules.isEmpty() ? List.of("false") : rules)
                .forEach(rule -> file.append("  - ").append(Quoted.yaml(rule)).append("\n"));
        return PolicyExport.of("agentgateway.yaml", file.toString(), outcomes.gaps());
    }
}
