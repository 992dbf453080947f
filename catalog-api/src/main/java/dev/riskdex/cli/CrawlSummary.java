package dev.riskdex.cli;

import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.VisibleText;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last lines of a crawl: what could not be read, what was reached, and what failed for which reason. */
final class CrawlSummary {

    private final CrawlReport report;

    CrawlSummary(CrawlReport report) {
        this.report = report;
    }

    void print(Terminal terminal) {
        report.results().stream()
                .filter(result -> !result.reading().failed())
                .flatMap(result -> result.reading().warnings().stream())
                .forEach(warning -> terminal.message(VisibleText.line(warning.toString())));
        int tools = report.servers().stream()
                .map(ServerDefinition::tools)
                .mapToInt(List::size)
                .sum();
        terminal.message(report.reached() + " of " + report.results().size() + " sources read: "
                + report.servers().size() + " servers, " + tools + " tools.");
        failedByReason()
                .forEach((reason, sources) -> terminal.message("  not reached, " + VisibleText.line(reason) + ": "
                        + VisibleText.line(String.join(", ", sources))));
    }

    /** The sources that gave nothing, by the reason that they share. */
    private Map<String, List<String>> failedByReason() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (CrawlReport.Result result : report.results()) {
            if (result.reading().failed()) {
                Warning first = result.reading().warnings().get(0);
                byReason.computeIfAbsent(first.message() + " [" + first.code() + "]", reason -> new ArrayList<>())
                        .add(result.source().notation());
            }
        }
        return byReason;
    }
}
