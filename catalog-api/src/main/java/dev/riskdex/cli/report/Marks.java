package dev.riskdex.cli.report;

import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of results with what the baseline and the suppressions say about them. */
public final class Marks {

    private final Report report;
    private final Map<Issue, ReviewedIssue> reviewed = new HashMap<>();

    /** For the rows of a report. */
    public Marks(Report report) {
        this.report = report;
        report.issues().forEach(issue -> reviewed.put(issue.issue(), issue));
    }

    /** The row of a server as {@link RiskCodec#writeServer} writes it. */
    public ObjectNode server(ServerRisk server) {
        ObjectNode row = RiskCodec.writeServer(server);
        ToolRef whole = new ToolRef(server.definition().server().slug(), "");
        markFindings(row, server.findings().stream().map(finding -> Issue.of(whole, finding)));
        return row;
    }

    /** The row of a tool as {@link RiskCodec#write} writes it. */
    public ObjectNode tool(ToolRisk tool) {
        ToolRef subject = new ToolRef(tool.server(), tool.tool());
        ObjectNode row = RiskCodec.write(tool);
        report.comparison()
                .ifPresent(comparison ->
                        row.put("definition", comparison.definition(subject).label()));
        mark(row, Issue.of(tool));
        markFindings(row, tool.findings().stream().map(finding -> Issue.of(subject, finding)));
        return row;
    }

    private void markFindings(ObjectNode row, Stream<Issue> issues) {
        List<Issue> findings = issues.toList();
        for (int i = 0; i < findings.size(); i++) {
            mark((ObjectNode) row.path("findings").path(i), findings.get(i));
        }
    }

    private void mark(ObjectNode node, Issue issue) {
        ReviewedIssue known = reviewed.get(issue);
        if (known == null) {
            throw new IllegalArgumentException("not of this report: " + issue);
        }
        if (known.state() != IssueState.UNCOMPARED) {
            node.put("compared", known.state().label());
        }
        known.suppression()
                .ifPresent(entry -> node.putObject("suppressed")
                        .put("reason", entry.reason())
                        .put("until", entry.until().toString()));
    }

    /** The last row: what no row of a tool can say. */
    public static ObjectNode last(Comparison comparison) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("compared", comparison.baseline());
        refs(comparison.tools(DefinitionState.REMOVED), row.putArray("removed"));
        ArrayNode fixed = row.putArray("fixed");
        comparison
                .fixed()
                .forEach(issue -> fixed.addObject()
                        .put("server", issue.subject().server())
                        .put("tool", issue.subject().tool())
                        .put("code", issue.code())
                        .put("severity", issue.severity().label()));
        comparison.notRead().forEach(row.putArray("notRead")::add);
        return row;
    }

    private static void refs(List<ToolRef> tools, ArrayNode to) {
        tools.forEach(tool -> to.addObject().put("server", tool.server()).put("tool", tool.tool()));
    }
}
