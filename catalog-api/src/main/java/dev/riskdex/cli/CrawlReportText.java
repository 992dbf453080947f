package dev.riskdex.cli;

import dev.riskdex.catalog.crawl.CrawlRow;
import dev.riskdex.catalog.crawl.StoredReport;
import dev.riskdex.catalog.crawl.StoredReport.Places;
import dev.riskdex.catalog.crawl.StoredReport.Reason;
import dev.riskdex.catalog.crawl.StoredReport.Risky;
import dev.riskdex.catalog.crawl.StoredReport.Servers;
import dev.riskdex.catalog.history.ServerChange;
import dev.riskdex.catalog.history.ToolChange;
import dev.riskdex.crawler.CrawlEnd;
import dev.riskdex.model.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a crawl, for a person. */
final class CrawlReportText {

    /** Changed servers that are named. */
    private static final int MOST_CHANGED = 20;

    /** Changes of one server that are named. */
    private static final int MOST_CHANGES = 5;

    /** Characters of a name or a message from outside. */
    private static final int LONGEST = 200;

    private final StoredReport report;
    private final CrawlEnd end;

    CrawlReportText(StoredReport report, CrawlEnd end) {
        this.report = report;
        this.end = end;
    }

    void print(Terminal terminal) {
        Places places = report.places();
        Servers servers = report.servers();
        terminal.message(places.reached() + " of " + Spelled.count(places.known(), "source") + " read: "
                + Spelled.count(servers.all(), "server") + " (" + servers.added() + " new, " + servers.changed()
                + " changed, " + servers.unchanged() + " unchanged), " + Spelled.count(servers.tools(), "tool") + ".");
        report.failed().forEach(reason -> terminal.message("  not reached, " + line(reason)));
        report.partial().forEach(reason -> terminal.message("  read in part, " + line(reason)));
        report.changes().stream().limit(MOST_CHANGED).forEach(change -> terminal.message("  changed, " + line(change)));
        if (servers.changed() > MOST_CHANGED) {
            terminal.message("  changed, and " + (servers.changed() - MOST_CHANGED) + " more");
        }
        if (!report.worst().isEmpty()) {
            terminal.message("The riskiest that are new or changed:");
            report.worst().forEach(server -> terminal.message("  " + line(server)));
        }
        terminal.message(cost() + ending());
    }

    private static String line(Reason reason) {
        String where = reason.places() == 1 ? reason.first() : reason.places() + " sources, first " + reason.first();
        return shown(reason.message()) + " [" + shown(reason.code()) + "]: " + shown(where);
    }

    private static String line(ServerChange change) {
        List<ToolChange> changes = change.changes();
        String named =
                changes.stream().limit(MOST_CHANGES).map(CrawlReportText::words).collect(Collectors.joining("; "));
        int more = changes.size() - MOST_CHANGES;
        return change.snapshot().server() + ": " + named + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String words(ToolChange change) {
        return change.kind().words() + (change.tool().isEmpty() ? "" : " (" + shown(change.tool()) + ")");
    }

    private static String line(Risky server) {
        return server.server() + ": " + Spelled.count(server.tools(), "tool") + ", " + server.critical() + " critical, "
                + server.high() + " high, " + server.medium() + " medium";
    }

    private String cost() {
        CrawlRow crawl = report.crawl();
        return Spelled.bytes(crawl.bytes()) + " received in " + Spelled.time(crawl.spent())
                + (crawl.runs() > 1 ? " over " + crawl.runs() + " runs" : "") + ". ";
    }

    private String ending() {
        String left = Spelled.count(report.places().waiting(), "source") + " left; the same command goes on.";
        return switch (end) {
            case FINISHED -> "Nothing is left.";
            case INTERRUPTED -> "Stopped, " + left;
            case SERVERS, TIME, BYTES -> "Ended by --" + end.label() + ", " + left;
        };
    }

    private static String shown(String text) {
        return RiskTable.shortened(VisibleText.line(text), LONGEST);
    }
}
