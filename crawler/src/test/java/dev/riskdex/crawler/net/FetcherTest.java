package dev.riskdex.crawler.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FetcherTest {

    private static final FetchLimits QUICK = new FetchLimits(
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofMillis(800),
            5,
            100,
            2,
            Duration.ofMillis(5),
            Duration.ofMillis(1_500));

    private final MockWebServer server = new MockWebServer();
    private final Fetcher fetcher = Fetcher.of(QUICK, true);

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Fetcher fetcher(boolean allowPrivate, Dns dns) {
        return Fetcher.of(QUICK, allowPrivate, Politeness.DEFAULT, Optional.empty(), dns, Clock.systemUTC());
    }

    private String url(String path) {
        return server.url(path).toString();
    }

    private static MockResponse answer(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    private static MockResponse redirect(String location) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", location)
                .build();
    }

    private static MockResponse gzipped(byte[] plain) throws IOException {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.write(plain);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
    }

    private FetchException failure(FetchRequest request) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(request));
    }

    private FetchException failure(String path, int maxBytes) {
        return failure(FetchRequest.untrusted(url(path), maxBytes));
    }

    @Test
    void fetchesAndSaysWhoItIs() throws Exception {
        server.enqueue(answer(200, "hello"));
        Fetched fetched = fetcher.fetch(FetchRequest.untrusted(url("/a?token=x"), 100));
        assertThat(new String(fetched.bytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(fetched.url()).endsWith("/a");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("User-Agent")).startsWith("riskdex/");
        assertThat(request.getHeaders().get("Cookie")).isNull();
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void refusesLoopbackUnlessAsked() {
        Fetcher careful = Fetcher.of(QUICK, false);
        FetchException e =
                catchThrowableOfType(FetchException.class, () -> careful.fetch(FetchRequest.untrusted(url("/"), 100)));
        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00:ec2::254]/",
        "http://metadata.google.internal/",
        "http://2852039166/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    })
    void doesNotFollowARedirectToWhereItMayNotGo(String location) {
        server.enqueue(redirect(location));
        assertThat(failure("/", 100).reason()).isIn(Reason.REFUSED, Reason.REDIRECTS);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void followsRedirectsUpToALimit() throws Exception {
        server.enqueue(redirect("/b"));
        server.enqueue(answer(200, "there"));
        assertThat(fetcher.fetch(FetchRequest.untrusted(url("/a"), 100)).url()).endsWith("/b");
        for (int i = 0; i < 7; i++) {
            server.enqueue(redirect("/loop"));
        }
        assertThat(failure("/loop", 100).reason()).isEqualTo(Reason.REDIRECTS);
    }

    @Test
    void connectsToNoAddressThatTheNameLeadsToUnlessAllAreAllowed() throws Exception {
        InetAddress good = InetAddress.getByName("93.184.215.14");
        InetAddress bad = InetAddress.getByName("10.0.0.1");
        Fetcher careful = fetcher(false, host -> List.of(good, bad));
        FetchException e = catchThrowableOfType(
                FetchException.class, () -> careful.fetch(FetchRequest.untrusted("https://example.com/", 100)));
        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        assertThat(e).hasMessageContaining("10.0.0.1");
    }

    @Test
    void looksAHostUpOnceAndConnectsToWhatWasChecked() throws Exception {
        List<String> lookups = new java.util.ArrayList<>();
        Fetcher pinned = fetcher(true, host -> {
            lookups.add(host);
            return List.of(InetAddress.getByName(lookups.size() == 1 ? "127.0.0.1" : "169.254.169.254"));
        });
        server.enqueue(answer(200, "pinned"));
        String url = "http://rebound.example:" + server.getPort() + "/";
        assertThat(pinned.fetch(FetchRequest.untrusted(url, 100)).bytes()).hasSize(6);
        assertThat(lookups).containsExactly("rebound.example");
    }

    private HttpMessage message(String url) {
        Map<String, String> headers = Map.of("Mcp-Session-Id", "s1", "Accept", "application/json");
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return new HttpMessage("POST", url, headers, Optional.of(body), 100, Duration.ofSeconds(2));
    }

    @Test
    void conversationsKeepTheSameRules() throws Exception {
        Fetcher careful = Fetcher.of(QUICK, false);
        Fetcher misled = fetcher(false, host -> List.of(InetAddress.getByName("10.0.0.1")));
        for (Fetcher one : List.of(careful, misled)) {
            String url = one == careful ? url("/") : "https://example.com/";
            FetchException e = catchThrowableOfType(FetchException.class, () -> one.exchange(message(url)));
            assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        }
        server.enqueue(answer(200, "x".repeat(101)));
        try (HttpAnswer tooLong = fetcher.exchange(message(url("/")))) {
            FetchException e = catchThrowableOfType(
                    FetchException.class, () -> tooLong.body().readAllBytes());
            assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void aSessionDoesNotFollowARedirectToAnotherOrigin() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            other.enqueue(answer(404, "no"));
            server.enqueue(new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", other.url("/there").toString())
                    .build());
            try (HttpAnswer answer = fetcher.exchange(message(url("/")))) {
                assertThat(answer.status()).isEqualTo(404);
            }
            RecordedRequest request = other.takeRequest();
            assertThat(request.getMethod()).isEqualTo("POST");
            assertThat(request.getHeaders().get("Mcp-Session-Id")).isNull();
            assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        }
    }

    @Test
    void boundsAnAnswerThatIsTooLong() {
        server.enqueue(answer(200, "x".repeat(1_001)));
        assertThat(failure("/", 1_000).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void unpacksAndBoundsWhatComesOut() throws Exception {
        server.enqueue(gzipped("hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(fetcher.fetch(FetchRequest.untrusted(url("/"), 5)).bytes()).hasSize(5);
        server.enqueue(gzipped(new byte[2_000]));
        assertThat(failure("/", 1_000).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void stopsAtAGzipBombBeforeItsSizeIsReached() throws Exception {
        server.enqueue(gzipped(new byte[8 << 20]));
        FetchException e = failure("/", 64 << 20);
        assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(e).hasMessageContaining("100-fold");
    }

    @Test
    void refusesAnEncodingThatWasNotAskedFor() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "br")
                .body("x")
                .build());
        assertThat(failure("/", 100).reason()).isEqualTo(Reason.STATUS);
    }

    @Test
    void endsASlowDripInTime() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .body("x".repeat(1_000))
                    .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                    .build());
        }
        assertThat(failure("/", 10_000).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void triesAgainWhatMayPass() throws Exception {
        server.enqueue(answer(503, ""));
        server.enqueue(answer(502, ""));
        server.enqueue(answer(200, "at last"));
        assertThat(fetcher.fetch(FetchRequest.untrusted(url("/"), 100)).bytes()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void triesThreeTimesAtMost(int status) {
        server.setDispatcher(always(answer(status, "")));
        assertThat(failure("/", 100).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body("half")
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(answer(200, "whole"));
        assertThat(fetcher.fetch(FetchRequest.untrusted(url("/"), 100)).bytes()).hasSize(5);
    }

    @Test
    void sendsAMessageAgainOnlyWhereItSaysThatItMayBeRepeated() throws Exception {
        server.enqueue(answer(503, "busy"));
        server.enqueue(answer(200, "done"));
        try (HttpAnswer once = fetcher.exchange(message(url("/")))) {
            assertThat(once.status()).isEqualTo(503);
        }
        server.enqueue(answer(429, "busy"));
        server.enqueue(answer(200, "done"));
        try (HttpAnswer repeated = fetcher.exchange(message(url("/")).mayBeRepeated())) {
            assertThat(repeated.status()).isEqualTo(200);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRepeatedMessageEndsWithTheLastAnswer() throws Exception {
        server.setDispatcher(always(answer(503, "busy")));
        try (HttpAnswer answer = fetcher.exchange(message(url("/")).mayBeRepeated())) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body().readAllBytes()).hasSize(4);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    private static Dispatcher always(MockResponse response) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 0.0, 150", "1, 0.5, 300", "2, 0.5, 600", "2, 0.999, 899", "3, 0.0, 600"})
    void pausesDoubleAndAreSpreadByChance(int tries, double chance, long millis) {
        Retries retries = new Retries(FetchLimits.DEFAULT, () -> chance);
        assertThat(retries.pause(Duration.ZERO, tries).toMillis()).isEqualTo(millis);
        assertThat(retries.pause(Duration.ofSeconds(2), tries)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "1")
                .build());
        server.enqueue(answer(200, "now"));
        long start = System.nanoTime();
        fetcher.fetch(FetchRequest.untrusted(url("/"), 100));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void givesUpWhenTheServerAsksForTooLong() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "3600")
                .build());
        FetchException e = failure("/", 100);
        assertThat(e.reason()).isEqualTo(Reason.RETRY_AFTER);
        assertThat(e).hasMessageMatching(".*asks to come back at 20\\d\\d-\\d\\d-\\d\\dT.*Z");
        assertThat(e.retryAfter()).contains(Duration.ofHours(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "500, UNAVAILABLE",
        "418, STATUS",
        "204, STATUS"
    })
    void doesNotTryAgainWhatStays(int status, Reason reason) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertThat(failure("/", 100).reason()).isEqualTo(reason);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void sendsTheTokenToItsOriginOnly() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            TrustedOrigin origin = new TrustedOrigin(
                    url("/"), Optional.of(new Secret("Bearer abc")), Optional.empty(), List.of(), true);
            server.enqueue(redirect(elsewhere.url("/x").toString()));
            elsewhere.enqueue(answer(200, "x"));
            fetcher.fetch(FetchRequest.trusted(origin, url("/a"), 100));
            Headers first = server.takeRequest().getHeaders();
            Headers second = elsewhere.takeRequest().getHeaders();
            assertThat(first.get("Authorization")).isEqualTo("Bearer abc");
            assertThat(second.get("Authorization")).isNull();
            assertThat(origin.toString()).doesNotContain("abc");
        }
    }

    @Test
    void trustEndsWhereTheOriginEnds() {
        Fetcher careful = Fetcher.of(QUICK, false);
        TrustedOrigin origin = TrustedOrigin.of(url("/"));
        server.enqueue(redirect("http://169.254.169.254/"));
        FetchException e = catchThrowableOfType(
                FetchException.class, () -> careful.fetch(FetchRequest.trusted(origin, url("/a"), 100)));
        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        FetchException other = catchThrowableOfType(
                FetchException.class, () -> careful.fetch(FetchRequest.trusted(origin, "http://127.0.0.1:1/", 100)));
        assertThat(other.reason()).isEqualTo(Reason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "0, 0",
        "'Tue, 24 Nov 2026 00:01:00 GMT', 60",
        "'Mon, 23 Nov 2026 00:01:00 GMT', 0",
        "soon, 0",
        "-5, 0",
    })
    void readsRetryAfter(String header, long seconds) {
        assertThat(HttpStatus.wait(header, java.time.Instant.parse("2026-11-24T00:00:00Z")))
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
