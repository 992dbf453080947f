package dev.riskdex.cli.report;

import dev.riskdex.model.ToolRef;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a baseline and suppressions say, in lines for a person. */
public final class Changes {

    /** Names in a line; the results themselves have them all. */
    private static final int MOST_NAMES = 12;

    private Changes() {}

    /** Nothing where neither a baseline nor suppressions were given. */
    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        report.comparison().ifPresent(comparison -> compared(report, comparison, lines));
        List<ToolRef> accepted = report.issues().stream()
                .filter(issue -> !issue.open())
                .map(issue -> issue.issue().subject())
                .toList();
        add("accepted", accepted, lines);
        report.ended().forEach(entry -> lines.add(VisibleText.line("ended, counts again: " + entry.describe())));
        report.unused().forEach(entry -> lines.add(VisibleText.line("accepts nothing found: " + entry.describe())));
        return lines;
    }

    private static void compared(Report report, Comparison comparison, List<String> lines) {
        int before = lines.size();
        add("new", subjects(report, IssueState.NEW), lines);
        add("worse", subjects(report, IssueState.ROSE), lines);
        add("definition changed", comparison.tools(DefinitionState.CHANGED), lines);
        add("gone", comparison.tools(DefinitionState.REMOVED), lines);
        add("fixed", comparison.fixed().stream().map(Issue::subject).toList(), lines);
        if (lines.size() == before) {
            lines.add(VisibleText.line("as in " + comparison.baseline()));
        }
        add(
                "not read this time",
                comparison.notRead().stream().map(slug -> new ToolRef(slug, "")).toList(),
                lines);
    }

    private static List<ToolRef> subjects(Report report, IssueState state) {
        return report.issues().stream()
                .filter(issue -> issue.state() == state)
                .map(issue -> issue.issue().subject())
                .toList();
    }

    private static void add(String title, List<ToolRef> subjects, List<String> lines) {
        List<ToolRef> names = subjects.stream().distinct().toList();
        if (!names.isEmpty()) {
            String shown = names.stream()
                    .limit(MOST_NAMES)
                    .map(name -> name.server() + (name.tool().isEmpty() ? "" : "/" + name.tool()))
                    .collect(Collectors.joining(", "));
            String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
            lines.add(VisibleText.line(title + ": " + shown + more));
        }
    }
}
