package dev.riskdex.cli;

import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdicts as a table for a terminal: each server with its tools, riskiest first. */
final class RiskTable {

    private static final int LONGEST_NAME = 44;

    private final Terminal terminal;

    RiskTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<ServerRisk> servers, PrintWriter out) {
        ConfiguredServers configured = new ConfiguredServers(terminal, this);
        for (ServerRisk server : servers) {
            if (server.definition().configurations().isEmpty()) {
                print(server, out);
            } else {
                configured.print(server, ConfiguredServers.WORST, out);
            }
        }
        if (servers.size() > 1) {
            List<ToolRisk> all =
                    servers.stream().flatMap(server -> server.tools().stream()).toList();
            out.println(servers.size() + " servers, " + summary(all) + ConfiguredServers.summary(servers));
        }
    }

    /** One server with all of its tools. */
    void printWhole(ServerRisk server, PrintWriter out) {
        if (server.definition().configurations().isEmpty()) {
            print(server, out);
        } else {
            new ConfiguredServers(terminal, this).print(server, server.tools().size(), out);
        }
    }

    private void print(ServerRisk server, PrintWriter out) {
        String title = VisibleText.line(server.definition().server().displayName());
        out.println(Colors.bold(title, terminal) + "  "
                + server.definition().server().slug());
        out.println(summary(server.tools()) + "; " + AssessmentText.headline(server.assessment()));
        new AssessmentText(terminal).lines(server.assessment(), false).forEach(out::println);
        List<ToolRisk> tools =
                server.tools().stream().sorted(ServerRisk.RISKIEST_FIRST).toList();
        rows(tools, 0).forEach(out::println);
        out.println();
    }

    /** A row for each tool; the texts at their ends get so much less room. */
    List<String> rows(List<ToolRisk> tools, int indent) {
        int nameWidth = Math.min(
                LONGEST_NAME,
                tools.stream()
                        .mapToInt(tool -> VisibleText.line(tool.tool()).length())
                        .max()
                        .orElse(0));
        return tools.stream().map(tool -> row(tool, nameWidth, indent)).toList();
    }

    private String row(ToolRisk tool, int nameWidth, int indent) {
        String severity = String.format("%-8s", tool.severity().label());
        String name = shortened(VisibleText.line(tool.tool()), nameWidth);
        String start = String.format("  %-11s  %3.0f%%  ", tool.category().label(), tool.confidence() * 100) + name
                + " ".repeat(nameWidth - name.length()) + "  ";
        int room = terminal.width() - indent - severity.length() - start.length();
        String why = room < 20 ? "" : shortened(VisibleText.line(gist(tool)), room);
        return (Colors.severity(tool.severity(), severity, terminal) + start + why).stripTrailing();
    }

    /** What is odd about the definition, and what decided the verdict: the parts that differ most between tools. */
    private static String gist(ToolRisk tool) {
        String findings = tool.findings().stream()
                .map(finding -> "[" + finding.category() + "] ")
                .distinct()
                .collect(Collectors.joining());
        int decided = tool.why().indexOf("Decided by ");
        String set = tool.override()
                .map(by -> "[overridden; ours: " + by.ownCategory().label() + ", "
                        + by.ownSeverity().label() + "] ")
                .orElse("");
        return set + findings + (decided < 0 ? tool.why() : tool.why().substring(decided + "Decided by ".length()));
    }

    static String summary(List<ToolRisk> tools) {
        return tools.size()
                + (tools.size() == 1 ? " tool" : " tools")
                + (tools.isEmpty() ? "" : ": " + counts(tools.stream().map(ToolRisk::severity)));
    }

    /** How many there are of each severity, the worst first. */
    static String counts(Stream<Severity> severities) {
        Map<Severity, Long> counts = severities.collect(Collectors.groupingBy(
                severity -> severity,
                () -> new TreeMap<>(Comparator.comparingInt(Severity::rank)
                        .thenComparing(Comparator.naturalOrder())
                        .reversed()),
                Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
