package dev.riskdex.cli;

import dev.riskdex.catalog.crawl.CrawlRow;
import dev.riskdex.catalog.crawl.StoredReport;
import dev.riskdex.catalog.crawl.StoredReport.Places;
import dev.riskdex.catalog.crawl.StoredReport.Reason;
import dev.riskdex.catalog.crawl.StoredReport.Servers;
import dev.riskdex.crawler.CrawlEnd;
import dev.riskdex.model.IndentedJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report of a crawl as JSON; {@code crawl-report.schema.json} says what it looks like. */
final class CrawlReportJson {

    private CrawlReportJson() {}

    static String of(StoredReport report, CrawlEnd end) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        CrawlRow crawl = report.crawl();
        root.put("startedAt", crawl.startedAt().toString())
                .put("end", end.label())
                .put("runs", crawl.runs())
                .put("seconds", crawl.spent().toMillis() / 1000.0)
                .put("bytes", crawl.bytes());
        writePlaces(report.places(), root.putObject("sources"));
        writeServers(report.servers(), root.putObject("servers"));
        writeReasons(report.failed(), root.putArray("failed"));
        writeReasons(report.partial(), root.putArray("partial"));
        writeWorst(report, root.putArray("worst"));
        writeChanges(report, root.putArray("changes"));
        return IndentedJson.write(root);
    }

    private static void writePlaces(Places places, ObjectNode node) {
        node.put("known", places.known())
                .put("reached", places.reached())
                .put("partial", places.partial())
                .put("failed", places.failed())
                .put("waiting", places.waiting());
    }

    private static void writeServers(Servers servers, ObjectNode node) {
        node.put("new", servers.added())
                .put("changed", servers.changed())
                .put("unchanged", servers.unchanged())
                .put("refused", servers.refused())
                .put("tools", servers.tools());
    }

    private static void writeReasons(List<Reason> reasons, ArrayNode array) {
        reasons.forEach(reason -> array.addObject()
                .put("code", reason.code())
                .put("sources", reason.places())
                .put("message", reason.message())
                .put("first", reason.first()));
    }

    private static void writeWorst(StoredReport report, ArrayNode array) {
        report.worst()
                .forEach(server -> array.addObject()
                        .put("server", server.server())
                        .put("tools", server.tools())
                        .put("critical", server.critical())
                        .put("high", server.high())
                        .put("medium", server.medium()));
    }

    private static void writeChanges(StoredReport report, ArrayNode array) {
        report.changes().forEach(change -> {
            ObjectNode node = array.addObject()
                    .put("server", change.snapshot().server())
                    .put("snapshot", change.snapshot().number());
            ArrayNode changes = node.putArray("changes");
            change.changes().forEach(one -> {
                ObjectNode entry = changes.addObject().put("kind", one.kind().label());
                if (!one.tool().isEmpty()) {
                    entry.put("tool", one.tool());
                }
            });
        });
    }
}
