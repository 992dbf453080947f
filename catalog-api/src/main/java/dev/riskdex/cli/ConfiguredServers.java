package dev.riskdex.cli;

import dev.riskdex.model.Configuration;
import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.model.Warning;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a machine runs and how bad it is: each server with the clients that use it, findings, and its worst tools. */
final class ConfiguredServers {

    /** Tools of a server that tell how bad it is, when there are many servers. */
    static final int WORST = 5;

    private static final int MARGIN = 11;

    private final Terminal terminal;
    private final RiskTable table;

    ConfiguredServers(Terminal terminal, RiskTable table) {
        this.terminal = terminal;
        this.table = table;
    }

    void print(ServerRisk server, int mostTools, PrintWriter out) {
        ServerDefinition definition = server.definition();
        Configuration first = definition.configurations().get(0);
        out.println(Colors.bold(VisibleText.line(first.name()), terminal) + "  " + VisibleText.line(identity(first)));
        block("used by", definition.configurations().stream().map(this::use), out);
        block(
                "starts",
                definition.configurations().stream().flatMap(this::command).distinct(),
                out);
        block("read", Stream.of(shortened(read(server))), out);
        block("grade", Stream.of(AssessmentText.headline(server.assessment())), out);
        block(
                "together",
                new AssessmentText(terminal)
                        .lines(server.assessment(), false).stream().map(String::strip),
                out);
        block("findings", findings(server.findings()).stream(), out);
        block(mostTools < server.tools().size() ? "worst" : "tools", worst(server.tools(), mostTools).stream(), out);
        out.println();
    }

    private static String identity(Configuration use) {
        return use.runs() + use.version().map(version -> "@" + version).orElse("");
    }

    private static void block(String title, Stream<String> lines, PrintWriter out) {
        String start = title;
        for (String line : lines.toList()) {
            out.println(String.format("  %-" + (MARGIN - 2) + "s", start) + line);
            start = "";
        }
    }

    private String use(Configuration use) {
        return shortened(use.client() + " (" + use.scope() + ")  " + use.file() + " as \"" + use.name() + "\""
                + (use.enabled() ? "" : ", switched off"));
    }

    private Stream<String> command(Configuration use) {
        return use.command().isEmpty()
                ? use.url().map(url -> shortened(use.transport() + " " + url)).stream()
                : Stream.of(shortened(String.join(" ", use.command())));
    }

    private static String read(ServerRisk server) {
        List<Warning> warnings = server.definition().provenance().warnings();
        String tools = RiskTable.summary(server.tools());
        if (server.definition().provenance().complete()) {
            return tools;
        }
        String why = warnings.isEmpty() ? "" : ": " + warnings.get(0).message();
        return (server.tools().isEmpty() ? "nothing" : tools + "; there may be more") + why;
    }

    /** The worst first; each with what was seen and what it means. */
    private List<String> findings(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparingInt(
                        (Finding finding) -> -finding.severity().rank()))
                .forEach(finding -> {
                    String severity = String.format("%-8s", finding.severity().label());
                    String text = finding.code().replaceFirst("^posture\\.", "") + "  " + finding.quote();
                    lines.add(Colors.severity(finding.severity(), severity, terminal) + "  "
                            + RiskTable.shortened(text, room() - 10));
                    lines.add("          "
                            + RiskTable.shortened(finding.message() + " (" + finding.where() + ")", room() - 10));
                });
        return lines;
    }

    private List<String> worst(List<ToolRisk> tools, int most) {
        List<ToolRisk> sorted = tools.stream().sorted(ServerRisk.RISKIEST_FIRST).toList();
        List<String> rows = new ArrayList<>(table.rows(sorted.subList(0, Math.min(most, sorted.size())), MARGIN));
        if (sorted.size() > most) {
            rows.add("and " + (sorted.size() - most) + " more");
        }
        return rows;
    }

    private String shortened(String text) {
        return RiskTable.shortened(VisibleText.line(text), room());
    }

    private int room() {
        return Math.max(20, terminal.width() - MARGIN);
    }

    /** How many findings there are of each severity; empty where no server comes from a configuration. */
    static String summary(List<ServerRisk> servers) {
        List<Finding> findings =
                servers.stream().flatMap(server -> server.findings().stream()).toList();
        return findings.isEmpty()
                ? ""
                : "; " + findings.size() + (findings.size() == 1 ? " finding" : " findings") + " about configurations: "
                        + RiskTable.counts(findings.stream().map(Finding::severity));
    }
}
