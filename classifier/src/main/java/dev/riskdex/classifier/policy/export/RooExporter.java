package dev.riskdex.classifier.policy.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of a server in {@code mcp.json} of Roo: tools that run without asking, and tools that are switched off. */
final class RooExporter implements PolicyExporter {

    @Override
    public String id() {
        return "roo";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Roo `alwaysAllow` / `disabledTools`",
                "none: the tool is denied",
                "none",
                "a person is asked",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("alwaysAllow", AutoApproval.list(request, outcomes, "*"));
        lists.put("disabledTools", outcomes.denied());
        outcomes.gapOfNewTools("a person is asked at each call of a tool that is new");
        return PolicyExport.of("mcp.json", ListFile.ofServer(request.server(), lists), outcomes.gaps());
    }
}
