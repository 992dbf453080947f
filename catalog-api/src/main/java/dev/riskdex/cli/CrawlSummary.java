package dev.riskdex.cli;

import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.VisibleText;
import java.util.List;

/** The last lines of a crawl: what was reached, and what failed for which reason. */
final class CrawlSummary {

    private final CrawlReport report;

    CrawlSummary(CrawlReport report) {
        this.report = report;
    }

    void print(Terminal terminal) {
        int tools = report.servers().stream()
                .map(ServerDefinition::tools)
                .mapToInt(List::size)
                .sum();
        terminal.message(report.reached() + " of " + report.results().size() + " sources read: "
                + report.servers().size() + " servers, " + tools + " tools.");
        report.failedByReason()
                .forEach((reason, sources) -> terminal.message(
                        "  not reached (" + reason + "): " + VisibleText.line(String.join(", ", sources))));
    }
}
