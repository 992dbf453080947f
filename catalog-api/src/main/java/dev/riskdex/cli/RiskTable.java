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

/** Verdicts as a table for a terminal: each server with its tools, riskiest first. */
final class RiskTable {

    private static final int LONGEST_NAME = 44;

    private final Terminal terminal;

    RiskTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<ServerRisk> servers, PrintWriter out) {
        for (ServerRisk server : servers) {
            print(server, out);
        }
        if (servers.size() > 1) {
            List<ToolRisk> all =
                    servers.stream().flatMap(server -> server.tools().stream()).toList();
            out.println(servers.size() + " servers, " + summary(all));
        }
    }

    private void print(ServerRisk server, PrintWriter out) {
        String title = VisibleText.line(server.definition().server().displayName());
        out.println(Colors.bold(title, terminal) + "  "
                + server.definition().server().slug());
        out.println(summary(server.tools()));
        List<ToolRisk> tools =
                server.tools().stream().sorted(ServerRisk.RISKIEST_FIRST).toList();
        int nameWidth = Math.min(
                LONGEST_NAME,
                tools.stream()
                        .mapToInt(tool -> VisibleText.line(tool.tool()).length())
                        .max()
                        .orElse(0));
        tools.forEach(tool -> out.println(row(tool, nameWidth)));
        out.println();
    }

    private String row(ToolRisk tool, int nameWidth) {
        String severity = String.format("%-8s", tool.severity().label());
        String name = shortened(VisibleText.line(tool.tool()), nameWidth);
        String start = String.format("  %-11s  %3.0f%%  ", tool.category().label(), tool.confidence() * 100) + name
                + " ".repeat(nameWidth - name.length()) + "  ";
        int room = terminal.width() - severity.length() - start.length();
        String why = room < 20 ? "" : shortened(VisibleText.line(gist(tool)), room);
        return (Colors.severity(tool.severity(), severity, terminal) + start + why).stripTrailing();
    }

    /** What decided it, which is the part of the explanation that differs most. */
    private static String gist(ToolRisk tool) {
        int decided = tool.why().indexOf("Decided by ");
        return decided < 0 ? tool.why() : tool.why().substring(decided + "Decided by ".length());
    }

    static String summary(List<ToolRisk> tools) {
        Map<Severity, Long> counts = tools.stream()
                .collect(Collectors.groupingBy(
                        ToolRisk::severity,
                        () -> new TreeMap<>(Comparator.comparingInt(Severity::rank)
                                .thenComparing(Comparator.naturalOrder())
                                .reversed()),
                        Collectors.counting()));
        String bySeverity = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        return tools.size() + (tools.size() == 1 ? " tool" : " tools") + (tools.isEmpty() ? "" : ": " + bySeverity);
    }

    static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
