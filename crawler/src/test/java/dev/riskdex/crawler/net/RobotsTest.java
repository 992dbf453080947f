package dev.riskdex.crawler.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RobotsTest {

    private static final Politeness QUICK = new Politeness(Duration.ZERO, Duration.ofMillis(10), Duration.ofSeconds(2));

    private final MockWebServer server = new MockWebServer();
    private final Turnable clock = new Turnable();
    private final Fetcher fetcher = OtherHosts.fetcher(QUICK, Optional.empty(), clock);
    private volatile MockResponse robots = text("");
    private volatile int robotsAsked;

    private static final class Turnable extends Clock {
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static MockResponse text(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body(body)
                .build();
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                if (path.equals("/robots.txt")) {
                    robotsAsked++;
                    return robots;
                }
                return path.equals("/away")
                        ? new MockResponse.Builder()
                                .code(302)
                                .addHeader("Location", "/private/x")
                                .build()
                        : text("page");
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private FetchRequest page(String path) {
        return FetchRequest.untrusted(OtherHosts.url(server, "site.example", path), 100)
                .with(Manners.PAGE);
    }

    private FetchException refusal(String path) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(page(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "'User-agent: *\nDisallow: /private', /private/x, false",
        "'User-agent: *\nDisallow: /private', /public, true",
        "'User-agent: *\nDisallow: /\nAllow: /list', /list, true",
        "'User-agent: riskdex\nDisallow: /', /x, false",
        "'User-agent: another\nDisallow: /', /x, true",
        "'User-agent: *\nDisallow: /\n\nUser-agent: RiskDex\nDisallow:', /x, true",
        "'User-agent: *\nCrawl-delay: 3600', /x, false",
        "'User-agent: *\nDisallow: /private', /away, false",
        "'', /x, true",
        "'<html>no robots here</html>', /x, true",
    })
    void doesWhatTheSiteWants(String rules, String path, boolean allowed) throws Exception {
        robots = text(rules);
        if (allowed) {
            assertThat(fetcher.fetch(page(path)).bytes()).hasSize(4);
        } else {
            assertThat(refusal(path).reason()).isEqualTo(Reason.ROBOTS);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, true", "401, true", "410, true", "204, true", "429, false", "500, false", "503, false"})
    void anAbsentRobotsTxtAllowsAndAFailingOneDoesNot(int status, boolean allowed) throws Exception {
        robots = new MockResponse.Builder().code(status).build();
        if (allowed) {
            assertThat(fetcher.fetch(page("/x")).bytes()).hasSize(4);
        } else {
            assertThat(refusal("/x")).hasMessageContaining("cannot be read now");
        }
    }

    @Test
    void readsItOnceADayAndAFailingOneAgainSooner() throws Exception {
        fetcher.fetch(page("/a"));
        fetcher.fetch(page("/b"));
        clock.now = clock.now.plus(Duration.ofHours(23));
        fetcher.fetch(page("/c"));
        assertThat(robotsAsked).isEqualTo(1);
        clock.now = clock.now.plus(Duration.ofHours(1));
        robots = new MockResponse.Builder().code(500).build();
        assertThat(refusal("/d").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(refusal("/e").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(robotsAsked).isEqualTo(2);
        robots = text("");
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        assertThat(fetcher.fetch(page("/f")).bytes()).hasSize(4);
    }

    @Test
    void waitsAsLongAsTheSiteWants() throws Exception {
        robots = text("User-agent: *\nCrawl-delay: 1");
        fetcher.fetch(page("/a"));
        long start = System.nanoTime();
        fetcher.fetch(page("/b"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void readsTheBeginningOfAnEndlessOne() throws Exception {
        robots = text("User-agent: *\nDisallow: /private\n" + "# filler\n".repeat(200_000));
        assertThat(refusal("/private/x").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(fetcher.fetch(page("/public")).bytes()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/robots.txt", "http://[fd00:ec2::254]/"})
    void doesNotFollowItsRedirectToWhereItMayNotGo(String place) {
        robots = new MockResponse.Builder()
                .code(302)
                .addHeader("Location", place)
                .build();
        assertThat(refusal("/x").reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void onlyPagesAreSubjectToIt() throws Exception {
        robots = text("User-agent: *\nDisallow: /");
        FetchRequest api = FetchRequest.untrusted(OtherHosts.url(server, "site.example", "/api"), 100);
        assertThat(fetcher.fetch(api).bytes()).hasSize(4);
        assertThat(robotsAsked).isZero();
    }
}
