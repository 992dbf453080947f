package dev.riskdex.classifier.policy.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of a server in the {@code settings.json} of Gemini CLI, where excluding goes before including. An included {@code name(} would also
 * include {@code name}. */
final class GeminiExporter implements PolicyExporter {

    @Override
    public String id() {
        return "gemini";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Gemini CLI `includeTools` / `excludeTools`",
                "none: the tool is denied",
                "none",
                "denied",
                "its lists as we understand them, not run in it");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, ConditionWriter.NONE);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (outcomes.newToolsAreDenied()) {
            lists.put("includeTools", AutoApproval.list(request, outcomes, "("));
        }
        lists.put("excludeTools", outcomes.denied());
        return PolicyExport.of("settings.json", ListFile.ofServer(request.server(), lists), outcomes.gaps());
    }
}
