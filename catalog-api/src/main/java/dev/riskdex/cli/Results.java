package dev.riskdex.cli;

import dev.riskdex.cli.report.Changes;
import dev.riskdex.cli.report.HtmlReport;
import dev.riskdex.cli.report.Markdown;
import dev.riskdex.cli.report.Marks;
import dev.riskdex.cli.report.Report;
import dev.riskdex.cli.report.Sarif;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.VisibleText;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code classify} found, in every format.
 *
 * @param report what was found
 * @param together what the servers make possible together
 * @param withServers whether JSON has a row for each server
 * @param terminal where a table is shown
 */
record Results(Report report, ServerAssessment together, boolean withServers, Terminal terminal) {

    void print(ResultFormat format, PrintWriter out) {
        switch (format) {
            case table -> table(out);
            case json -> out.println(JsonResults.array(rows()));
            case jsonl -> lines(out);
            case sarif -> out.println(Sarif.write(report));
            case markdown -> out.print(Markdown.write(report));
            case html -> out.print(HtmlReport.write(report));
        }
    }

    private void table(PrintWriter out) {
        new RiskTable(terminal).print(report.servers(), out);
        new AssessmentText(terminal).printTogether(together, out);
        Changes.lines(report).forEach(out::println);
    }

    /** Lines are made on all cores: there may be hundreds of thousands. */
    private void lines(PrintWriter out) {
        Marks marks = new Marks(report);
        List<List<String>> lines = report.servers().parallelStream()
                .map(server -> rows(server, marks)
                        .map(row -> VisibleText.json(row.toString()))
                        .toList())
                .toList();
        lines.forEach(server -> server.forEach(out::println));
        lastRows().forEach(row -> out.println(VisibleText.json(row.toString())));
    }

    private Stream<ObjectNode> rows() {
        Marks marks = new Marks(report);
        return Stream.concat(report.servers().stream().flatMap(server -> rows(server, marks)), lastRows());
    }

    private Stream<ObjectNode> rows(ServerRisk server, Marks marks) {
        Stream<ObjectNode> whole = withServers || RiskCodec.saysSomethingOfTheServer(server)
                ? Stream.of(marks.server(server))
                : Stream.empty();
        return Stream.concat(whole, server.tools().stream().map(marks::tool));
    }

    private Stream<ObjectNode> lastRows() {
        Stream<ObjectNode> stack = withServers && !together.combinations().isEmpty()
                ? Stream.of(AssessmentText.stack(report.servers(), together))
                : Stream.empty();
        return Stream.concat(stack, report.comparison().map(Marks::last).stream());
    }
}
