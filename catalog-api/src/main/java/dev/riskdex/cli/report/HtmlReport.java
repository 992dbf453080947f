package dev.riskdex.cli.report;

import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Results as one file for a browser, which asks for nothing else.
 *
 * @param version of this program
 * @param style the style sheet of the catalogue's pages
 * @param summary how many tools and findings there are
 * @param changes against the baseline, and what is accepted; empty where neither was given
 * @param servers in the order in which they were read
 */
public record HtmlReport(String version, String style, String summary, List<String> changes, List<Server> servers) {

    private static final String STYLE = "/dev/riskdex/web/style.css";

    public HtmlReport {
        changes = List.copyOf(changes);
        servers = List.copyOf(servers);
    }

    /** A server with its tools and findings, the most urgent first. */
    public record Server(String title, String facts, List<Row> rows) {}

    /** A verdict or a finding. */
    public record Row(Severity severity, String tool, String what, String why) {}

    /** The file. */
    public static String write(Report report) {
        HtmlReport page = new HtmlReport(
                report.version(),
                styleSheet(),
                count(report.servers()),
                Changes.lines(report),
                report.servers().stream().map(server -> server(server, report)).toList());
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, out);
        return out.toString();
    }

    private static String count(List<ServerRisk> servers) {
        int tools = servers.stream().mapToInt(server -> server.tools().size()).sum();
        return servers.size()
                + (servers.size() == 1 ? " server, " : " servers, ")
                + tools
                + (tools == 1 ? " tool" : " tools");
    }

    private static Server server(ServerRisk server, Report report) {
        String slug = server.definition().server().slug();
        List<Row> rows = report.issues().stream()
                .filter(reviewed -> reviewed.issue().subject().server().equals(slug))
                .sorted(Report.MOST_URGENT_FIRST)
                .map(HtmlReport::row)
                .toList();
        String facts = slug + ", grade " + server.assessment().grade().letter() + ", "
                + server.definition().provenance().location();
        return new Server(VisibleText.line(server.definition().server().displayName()), VisibleText.line(facts), rows);
    }

    private static Row row(ReviewedIssue reviewed) {
        Issue issue = reviewed.issue();
        List<String> what = new ArrayList<>(List.of(issue.code()));
        if (reviewed.state().fresh()) {
            what.add(reviewed.state() == IssueState.NEW ? "new" : "worse than before");
        }
        reviewed.suppression().ifPresent(entry -> what.add("accepted until " + entry.until() + ": " + entry.reason()));
        String quote = issue.verdict() ? "" : " (" + issue.where() + "): “" + issue.quote() + "”";
        return new Row(
                issue.severity(),
                VisibleText.line(issue.subject().tool()),
                VisibleText.line(String.join("; ", what)),
                VisibleText.line(issue.message() + quote));
    }

    private static String styleSheet() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(STYLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
