package dev.riskdex.crawler.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.CrawlWidth;
import dev.riskdex.crawler.Crawler;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks all servers of a table in one crawl, so that each has hostile neighbours, and compares what came of each. */
final class Outcomes {

    private static final int SIDE_BY_SIDE = 6;

    /** Warnings that say how a list was come by, and that nothing is missing from it. */
    private static final Set<String> HARMLESS = Set.of(
            "unknown-protocol-version",
            "bad-session-id",
            "notification-refused",
            "duplicate-tool-name",
            "duplicate-key",
            "schema-not-an-object",
            "lone-surrogate",
            "invalid-utf8",
            "control-character",
            "description-cut",
            "schema-too-large",
            "tool-too-large",
            "too-deep",
            "bad-mcp-header",
            "dirty-stdout",
            "input-closed",
            "list-changed",
            "no-tools-declared");

    private final Map<String, SourceReading> readings = new LinkedHashMap<>();
    private final Map<String, Duration> times = new LinkedHashMap<>();

    static Outcomes of(Map<String, Source> sources, SourceContext context) {
        Outcomes outcomes = new Outcomes();
        Map<Source, Long> started = new LinkedHashMap<>();
        Map<Source, Duration> took = new LinkedHashMap<>();
        List<Source> all = new ArrayList<>(sources.values());
        CrawlReport report = new Crawler(context, new CrawlWidth(SIDE_BY_SIDE, SIDE_BY_SIDE, SIDE_BY_SIDE))
                .crawl(all, new CrawlListener() {
                    @Override
                    public void started(Source source) {
                        started.put(source, System.nanoTime());
                    }

                    @Override
                    public void finished(Source source, SourceReading reading) {
                        took.put(
                                source,
                                Duration.ofNanos(System.nanoTime() - Objects.requireNonNull(started.get(source))));
                    }
                });
        List<String> names = new ArrayList<>(sources.keySet());
        for (int i = 0; i < names.size(); i++) {
            outcomes.readings.put(names.get(i), report.results().get(i).reading());
            outcomes.times.put(names.get(i), Objects.requireNonNull(took.get(all.get(i))));
        }
        return outcomes;
    }

    void check(String name, HttpCases.Expected expected) {
        SourceReading reading = Objects.requireNonNull(readings.get(name));
        assertThat(codes(reading)).as("warnings %s", reading.warnings()).isEqualTo(words(expected.codes()));
        assertThat(tools(reading)).as("tools").isEqualTo(expected.tools());
        assertThat(times.get(name)).as("time").isLessThan(LiveWorld.BOUND);
        for (String detail : words(expected.details())) {
            String[] parts = detail.split("=", 2);
            assertThat(reading.servers().get(0).provenance().details()).containsEntry(parts[0], parts[1]);
        }
        boolean partial = !HARMLESS.containsAll(codes(reading));
        reading.servers()
                .forEach(server -> assertThat(server.provenance().complete())
                        .as("complete")
                        .isEqualTo(!partial));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    private static Set<String> codes(SourceReading reading) {
        return reading.warnings().stream().map(Warning::code).collect(Collectors.toSet());
    }

    private static String tools(SourceReading reading) {
        if (reading.failed()) {
            return "-";
        }
        ServerDefinition server = reading.servers().get(0);
        boolean closed = server.tools().isEmpty() && !server.provenance().complete();
        return closed
                ? "closed"
                : server.tools().stream().map(ToolDefinition::name).collect(Collectors.joining(","));
    }
}
