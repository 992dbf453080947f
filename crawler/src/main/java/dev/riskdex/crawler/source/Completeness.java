package dev.riskdex.crawler.source;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Set;

/** Whether a list that was read out of source code is believed to hold all tools. */
final class Completeness {

    /** Warnings after which it is not. */
    private static final Set<String> MAY_HIDE_TOOLS = Set.of(
            "archive-entry-unreadable",
            "archive-link",
            "archive-path",
            "dynamic",
            "extraction-cut-short",
            "extraction-failed",
            "file-too-large",
            "file-unreadable",
            "source-crashed-parser",
            "source-parse-timeout",
            "source-too-deep",
            "source-too-large",
            "source-unparsable",
            "tool-call-unreadable",
            "tools-from-readme",
            "tools-generated");

    private Completeness() {}

    static boolean of(List<ToolDefinition> tools, List<Warning> warnings) {
        return !tools.isEmpty() && warnings.stream().noneMatch(warning -> MAY_HIDE_TOOLS.contains(warning.code()));
    }
}
