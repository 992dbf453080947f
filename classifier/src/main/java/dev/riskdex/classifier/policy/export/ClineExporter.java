package dev.riskdex.classifier.policy.export;

import java.util.List;
import java.util.Map;

/** Tools that run without asking in Cline. */
final class ClineExporter implements PolicyExporter {

    @Override
    public String id() {
        return "cline";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Cline `autoApprove`",
                "none: the tool is denied",
                "none",
                "a person is asked",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        List<String> list = AutoApproval.list(request, outcomes, "*");
        AutoApproval.gapsOfDenied(request, outcomes);
        outcomes.gapOfNewTools("a person is asked at each call of a tool that is new");
        return PolicyExport.of(
                "cline_mcp_settings.json",
                ListFile.ofServer(request.server(), Map.of("autoApprove", list)),
                outcomes.gaps());
    }
}
