package dev.riskdex.crawler.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PolitenessTest {

    private final MockWebServer server = new MockWebServer();
    private final Fetcher fetcher = OtherHosts.fetcher(OtherHosts.POLITENESS);
    /** Pauses so long that one of them shows, however slow the machine is. */
    private final Fetcher patient =
            OtherHosts.fetcher(new Politeness(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10)));

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int retryAfter;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(50);
                now.decrementAndGet();
                return retryAfter == 0
                        ? new MockResponse.Builder().body("x").build()
                        : new MockResponse.Builder()
                                .code(503)
                                .addHeader("Retry-After", String.valueOf(retryAfter))
                                .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private FetchRequest to(String host) {
        return FetchRequest.untrusted(OtherHosts.url(server, host, "/"), 100);
    }

    private static Duration time(List<Callable<Object>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        long start = System.nanoTime();
        List<Future<Object>> done = threads.invokeAll(tasks);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        for (Future<Object> one : done) {
            one.get();
        }
        threads.shutdown();
        return time;
    }

    private List<Callable<Object>> fourTimes(Fetcher by, List<String> hosts) {
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String host = hosts.get(i % hosts.size());
            tasks.add(() -> by.fetch(to(host)));
        }
        return tasks;
    }

    @Test
    void asksAHostOnceAtATimeWithPauses() throws Exception {
        assertThat(time(fourTimes(fetcher, List.of("a.example")))).isGreaterThan(Duration.ofMillis(3 * 200 + 4 * 50));
        assertThat(most).hasValue(1);
    }

    @Test
    void asksDifferentHostsSideBySide() throws Exception {
        assertThat(time(fourTimes(patient, List.of("a.example", "b.example", "c.example", "d.example"))))
                .isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void doesNotSpareThisMachine() throws Exception {
        assertThat(time(fourTimes(patient, List.of("localhost", "127.0.0.1")))).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void makesNoPausesWhereTheyAreSwitchedOffButStillAsksOnceAtATime() throws Exception {
        Fetcher quick = OtherHosts.fetcher(Politeness.WITHOUT_PAUSES);
        assertThat(time(fourTimes(quick, List.of("a.example")))).isLessThan(Duration.ofSeconds(3));
        assertThat(most).hasValue(1);
    }

    @Test
    void theUsersOwnRegistryIsAskedWithoutPausesUnlessTheRequestWantsThem() throws Exception {
        // The name of this machine is one that a user's registry may have; its look-up is the system's.
        TrustedOrigin origin = TrustedOrigin.of(server.url("/").toString());
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            patient.fetch(FetchRequest.trusted(origin, server.url("/" + i).toString(), 100));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void aConversationKeepsOthersOutAndMakesNoPausesWithin() throws Exception {
        String url = OtherHosts.url(server, "a.example", "/mcp");
        assertThat(time(List.of(conversation(patient, url)))).isLessThan(Duration.ofSeconds(9));
        Callable<Object> conversation = conversation(fetcher, url);
        assertThat(time(List.of(conversation, conversation))).isGreaterThan(Duration.ofMillis(200 + 6 * 50));
        assertThat(most).hasValue(1);
    }

    private static Callable<Object> conversation(Fetcher by, String url) {
        return () -> {
            try (Fetcher.Visit visit = by.visit(url)) {
                for (int i = 0; i < 3; i++) {
                    HttpMessage message =
                            new HttpMessage("GET", url, Map.of(), Optional.empty(), 100, Duration.ofSeconds(2));
                    by.exchange(message).close();
                }
            }
            return "";
        };
    }

    @Test
    void aHostThatWantsToBeLeftAloneIsNotAskedAgain() throws Exception {
        retryAfter = 3_600;
        assertThat(failure("a.example").status()).isEqualTo(503);
        FetchException second = failure("a.example");
        assertThat(second.reason()).isEqualTo(Reason.RETRY_AFTER);
        assertThat(second.reason().code()).isEqualTo("retry-after");
        assertThat(second.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
        retryAfter = 0;
        assertThat(fetcher.fetch(to("b.example")).bytes()).hasSize(1);
    }

    private FetchException failure(String host) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(to(host)));
    }

    @Test
    void anInterruptedWaitIsNoAnswer() throws Exception {
        fetcher.fetch(to("a.example"));
        Thread.currentThread().interrupt();
        assertThat(failure("a.example").reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fetcher.fetch(to("a.example")).bytes()).hasSize(1);
    }
}
