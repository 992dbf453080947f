package dev.riskdex.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CrawlerTest {

    private static final SourceContext CONTEXT = SourceContext.standard(true);

    /** A source that does what the test says. */
    private record Scripted(String notation, Script script) implements Source {

        @Override
        public SourceReading read(SourceContext context) {
            return script.read();
        }
    }

    private interface Script {
        SourceReading read();
    }

    private static Source giving(String id) {
        return new Scripted(id, () -> new SourceReading(List.of(server(id)), List.of(), false));
    }

    private static Source failing(String id, String code) {
        return new Scripted(id, () -> SourceReading.failure(new Warning(code, "no", id)));
    }

    private static ServerDefinition server(String id) {
        return new ServerDefinition(Optional.empty(), ServerInfo.of(id), Provenance.of("test", id), List.of());
    }

    @Test
    void reportsInTheOrderOfTheSourcesWhoeverIsFirst() {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        Source slow = new Scripted("slow", () -> {
            await(secondIsDone);
            return new SourceReading(List.of(server("slow")), List.of(), false);
        });
        List<String> events = new ArrayList<>();
        CrawlReport report = new Crawler(CONTEXT, new CrawlWidth(2, 2, 1))
                .crawl(List.of(slow, giving("quick")), new CrawlListener() {
                    @Override
                    public void started(Source source) {
                        events.add("started " + source.notation());
                    }

                    @Override
                    public void finished(Source source, SourceReading reading) {
                        events.add("finished " + source.notation() + " "
                                + reading.servers().size());
                        if (source.notation().equals("quick")) {
                            secondIsDone.countDown();
                        }
                    }
                });
        assertThat(report.servers()).extracting(server -> server.server().id()).containsExactly("slow", "quick");
        assertThat(events)
                .containsExactlyInAnyOrder("started slow", "started quick", "finished quick 1", "finished slow 1")
                .endsWith("finished slow 1");
        assertThat(report.interrupted()).isFalse();
    }

    @Test
    void countsFailures() {
        Source broken = new Scripted("broken", () -> {
            throw new IllegalStateException("oops");
        });
        CrawlReport report = new Crawler(CONTEXT)
                .crawl(
                        List.of(failing("a", "offline"), giving("b"), failing("c", "offline"), broken),
                        CrawlListener.SILENT);
        assertThat(report.reached()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.warnings()).hasSize(3);
    }

    @Test
    void stopsWhenInterruptedAndReportsWhatItHas() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Source stuck = new Scripted("stuck", () -> {
            running.countDown();
            await(never);
            return new SourceReading(List.of(), List.of(), false);
        });
        List<CrawlReport> reports = new ArrayList<>();
        Thread crawl = new Thread(() -> reports.add(new Crawler(CONTEXT, new CrawlWidth(2, 2, 1))
                .crawl(List.of(giving("a"), stuck), CrawlListener.SILENT)));
        crawl.start();
        running.await();
        crawl.interrupt();
        crawl.join(10_000);
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).interrupted()).isTrue();
        assertThat(reports.get(0).results()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aListenerThatFailsEndsTheCrawl() {
        CrawlListener failing = new CrawlListener() {
            @Override
            public void finished(Source source, SourceReading reading) {
                throw new IllegalStateException("store is full");
            }
        };
        assertThatThrownBy(() -> new Crawler(CONTEXT).crawl(List.of(giving("a")), failing))
                .hasMessage("store is full");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
