package dev.riskdex.cli.report;

import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as a comment on a pull request: what is new first, then what there is, folded. */
public final class Markdown {

    /** Bytes. GitHub takes 65,536 characters; what a workflow puts around it needs some. */
    private static final int LARGEST = 60_000;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 320;

    /** Bytes that the summary and the lists of changes may take, so that there is room for reasons. */
    private static final int HEAD = 25_000;

    /** Bytes for headings, "more did not fit" and the last line. */
    private static final int RESERVED = 1500;

    private static final List<Severity> COLUMNS =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.UNKNOWN, Severity.MEDIUM, Severity.LOW);

    private final StringBuilder out = new StringBuilder();
    private final Report report;

    private Markdown(Report report) {
        this.report = report;
    }

    /** The comment; under 60,000 bytes, and where that cut something, it says so. */
    public static String write(Report report) {
        return new Markdown(report).comment();
    }

    private String comment() {
        out.append("## Riskdex: what the tools of these servers can do\n\n");
        summary();
        report.comparison().ifPresent(this::changes);
        suppressions();
        List<ReviewedIssue> open =
                report.remarkable().stream().filter(ReviewedIssue::open).toList();
        if (report.comparison().isPresent()) {
            List<ReviewedIssue> fresh =
                    open.stream().filter(issue -> issue.state().fresh()).toList();
            List<ReviewedIssue> known =
                    open.stream().filter(issue -> !issue.state().fresh()).toList();
            details("New or worse", fresh, true);
            details("Known", known, false);
        } else {
            details("Tools and findings to look at", open, false);
        }
        out.append("\nA risk says what a tool is able to do; it is not a vulnerability. ")
                .append(ruleset())
                .append('\n');
        return out.toString();
    }

    private String ruleset() {
        return report.servers().stream()
                .flatMap(server -> server.tools().stream())
                .findFirst()
                .map(tool -> "Ruleset " + MarkdownText.inert(tool.ruleset(), LONGEST_NAME) + ".")
                .orElse("");
    }

    private void summary() {
        out.append("| Server | Grade | Tools |");
        COLUMNS.forEach(severity -> out.append(' ').append(severity.label()).append(" |"));
        out.append(" Findings |\n|---|---|---:|")
                .append("---:|".repeat(COLUMNS.size() + 1))
                .append('\n');
        List<ServerRisk> worst = report.servers().stream()
                .sorted(Comparator.comparingInt(Markdown::worst).reversed())
                .toList();
        more(fill(worst.stream().map(Markdown::row).toList(), "", HEAD), "servers");
        out.append('\n');
    }

    private static int worst(ServerRisk server) {
        return server.tools().stream()
                .mapToInt(tool -> tool.severity().rank())
                .max()
                .orElse(0);
    }

    private static String row(ServerRisk server) {
        String slug = server.definition().server().slug();
        long findings = server.findings().size()
                + server.tools().stream()
                        .mapToLong(tool -> tool.findings().size())
                        .sum();
        String counts = COLUMNS.stream()
                .map(severity -> count(server.tools(), severity) + " | ")
                .collect(Collectors.joining());
        return "| " + MarkdownText.code(slug, LONGEST_NAME) + " | "
                + server.assessment().grade().letter() + " | " + server.tools().size() + " | " + counts + findings
                + " |\n";
    }

    private static long count(List<ToolRisk> tools, Severity severity) {
        return tools.stream().filter(tool -> tool.severity() == severity).count();
    }

    private void changes(Comparison comparison) {
        long fresh =
                report.issues().stream().filter(issue -> issue.state().fresh()).count();
        out.append("Against ")
                .append(MarkdownText.code(comparison.baseline(), LONGEST_NAME))
                .append(": ");
        out.append(fresh)
                .append(" new or worse, ")
                .append(comparison.fixed().size())
                .append(" fixed");
        Stream.of(DefinitionState.ADDED, DefinitionState.CHANGED, DefinitionState.REMOVED)
                .forEach(state -> out.append(", ")
                        .append(comparison.tools(state).size())
                        .append(" tools ")
                        .append(state.label()));
        out.append(".\n\n");
        Stream.of(DefinitionState.ADDED, DefinitionState.CHANGED, DefinitionState.REMOVED)
                .forEach(state -> names("Tools " + state.label(), comparison.tools(state)));
        names(
                "Fixed",
                comparison.fixed().stream().map(Issue::subject).distinct().toList());
        if (!comparison.notRead().isEmpty()) {
            names(
                    "Not read this time",
                    comparison.notRead().stream()
                            .map(slug -> new ToolRef(slug, ""))
                            .toList());
        }
    }

    private void names(String title, List<ToolRef> tools) {
        if (!tools.isEmpty()) {
            out.append("* ").append(title).append(": ");
            more(fill(tools.stream().map(Markdown::name).toList(), ", ", HEAD), "");
            out.append('\n');
        }
    }

    /** Appends what finds room; answers how many do not. */
    private int fill(List<String> parts, String separator, int limit) {
        int bytes = bytes(out.toString());
        for (int i = 0; i < parts.size(); i++) {
            String part = (i == 0 ? "" : separator) + parts.get(i);
            bytes += bytes(part);
            if (bytes > limit) {
                return parts.size() - i;
            }
            out.append(part);
        }
        return 0;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void more(int left, String what) {
        if (left > 0) {
            out.append("\n").append(left).append(" more ").append(what).append(" did not fit here.\n");
        }
    }

    private static String name(ToolRef tool) {
        String server = MarkdownText.code(tool.server(), LONGEST_NAME);
        return tool.tool().isEmpty() ? server : MarkdownText.code(tool.tool(), LONGEST_NAME) + " of " + server;
    }

    private void suppressions() {
        long accepted = report.issues().stream().filter(issue -> !issue.open()).count();
        if (accepted > 0) {
            out.append("* ").append(accepted).append(" accepted and not counted.\n");
        }
        list("Accepted until a day that is over, so it counts again", report.ended());
        list("Accepts nothing that was found", report.unused());
        out.append('\n');
    }

    private void list(String title, List<Suppression> entries) {
        List<String> lines = entries.stream()
                .map(entry -> "* " + title + ": " + MarkdownText.inert(entry.describe(), LONGEST_TEXT) + "\n")
                .toList();
        more(fill(lines, "", HEAD), "suppressions");
    }

    /** A folded table; rows that find no room are counted. */
    private void details(String title, List<ReviewedIssue> issues, boolean unfolded) {
        if (issues.isEmpty()) {
            return;
        }
        out.append(unfolded ? "<details open>" : "<details>")
                .append("<summary>")
                .append(title)
                .append(" (");
        out.append(issues.size()).append(")</summary>\n\n| Severity | What | Tool | Why |\n|---|---|---|---|\n");
        more(fill(issues.stream().map(Markdown::row).toList(), "", LARGEST - RESERVED), "");
        out.append("\n</details>\n\n");
    }

    private static String row(ReviewedIssue reviewed) {
        Issue issue = reviewed.issue();
        String quote = issue.quote().isEmpty() ? "" : " " + MarkdownText.code(issue.quote(), LONGEST_NAME);
        return "| " + issue.severity().label() + " | " + MarkdownText.inert(issue.code(), LONGEST_NAME) + " | "
                + name(issue.subject()) + " | " + MarkdownText.inert(issue.message(), LONGEST_TEXT) + quote + " |\n";
    }
}
