package dev.riskdex.classifier.policy.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Authorization of an {@code MCPRoute} of the Envoy AI gateway. The first rule that fits decides, and a rule whose
 * expression errs is skipped; so conditions stand in rules that allow, and a plain denial follows them.
 */
final class EnvoyExporter implements PolicyExporter {

    @Override
    public String id() {
        return "envoy";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Envoy AI gateway `MCPRoute`",
                "all but lists and objects; numbers as 64-bit floating point",
                "none",
                "denied",
                "dev.cel");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, new Cel());
        boolean closed = outcomes.newToolsAreDenied();
        StringBuilder rules = new StringBuilder();
        outcomes.byTool().forEach((tool, outcome) -> {
            boolean plain = outcome.conditions().isEmpty();
            if (outcome.allowed() && (closed || !plain)) {
                rules.append(rule("Allow", request.server(), tool, outcome.conditions()));
            }
            if (!closed && (!outcome.allowed() || !plain)) {
                rules.append(rule("Deny", request.server(), tool, List.of()));
            }
        });
        String file = "securityPolicy:\n  authorization:\n    defaultAction: " + (closed ? "Deny" : "Allow")
                + "\n    rules:" + (rules.isEmpty() ? " []\n" : "\n" + rules);
        return PolicyExport.of("mcproute.yaml", file, outcomes.gaps());
    }

    private static String rule(String action, String server, String tool, List<String> conditions) {
        String cel = conditions.stream()
                .map(condition -> conditions.size() == 1 ? condition : "(" + condition + ")")
                .collect(Collectors.joining(" && "));
        return "    - action: " + action + "\n      target:\n        tools:\n        - backend: " + Quoted.yaml(server)
                + "\n          tool: " + Quoted.yaml(tool) + "\n"
                + (cel.isEmpty() ? "" : "      cel: " + Quoted.yaml(cel) + "\n");
    }
}
