package dev.riskdex.crawler.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class KeptAnswersTest {

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private volatile InetAddress leadsTo = InetAddress.getLoopbackAddress();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Fetcher fetcher(boolean allowPrivate, Politeness politeness) {
        return Fetcher.of(
                OtherHosts.LIMITS,
                allowPrivate,
                politeness,
                Optional.of(folder),
                host -> List.of(leadsTo),
                Clock.systemUTC());
    }

    private Fetcher fetcher() {
        return fetcher(true, Politeness.WITHOUT_PAUSES);
    }

    private FetchRequest request(int maxBytes) {
        return FetchRequest.untrusted(OtherHosts.url(server, "kept.example", "/list"), maxBytes)
                .kept();
    }

    private static MockResponse.Builder tagged(String body) {
        return new MockResponse.Builder().addHeader("ETag", "\"1\"").body(body);
    }

    private void enqueueUnchanged() {
        server.enqueue(new MockResponse.Builder().code(304).build());
    }

    private String requestHeader(String name) throws InterruptedException {
        return server.takeRequest().getHeaders().get(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=3600", "private", "max-age=31536000, immutable"})
    void asksAgainWhateverTheServerSaysOfHowLongItHolds(String control) throws Exception {
        Fetcher fetcher = fetcher();
        server.enqueue(tagged("first").addHeader("Cache-Control", control).build());
        enqueueUnchanged();
        server.enqueue(tagged("other").build());
        Fetched first = fetcher.fetch(request(100));
        Fetched second = fetcher.fetch(request(100));
        Fetched third = fetcher.fetch(request(100));
        assertThat(first.unchanged()).isFalse();
        assertThat(second.unchanged()).isTrue();
        assertThat(second.wireBytes()).isZero();
        assertThat(new String(second.bytes(), StandardCharsets.UTF_8)).isEqualTo("first");
        assertThat(third.unchanged()).isFalse();
        assertThat(new String(third.bytes(), StandardCharsets.UTF_8)).isEqualTo("other");
        assertThat(requestHeader("If-None-Match")).isNull();
        assertThat(requestHeader("If-None-Match")).isEqualTo("\"1\"");
    }

    @Test
    void asksByDateWhereThereIsNoTag() throws Exception {
        Fetcher fetcher = fetcher();
        String date = "Mon, 23 Nov 2026 10:00:00 GMT";
        server.enqueue(new MockResponse.Builder()
                .addHeader("Last-Modified", date)
                .body("x")
                .build());
        enqueueUnchanged();
        fetcher.fetch(request(100));
        assertThat(fetcher.fetch(request(100)).unchanged()).isTrue();
        server.takeRequest();
        assertThat(requestHeader("If-Modified-Since")).isEqualTo(date);
    }

    @Test
    void keepsNothingThatIsForbiddenToKeepOrNotAskedToBe() throws Exception {
        Fetcher fetcher = fetcher();
        server.enqueue(tagged("x").addHeader("Cache-Control", "no-store").build());
        server.enqueue(tagged("x").build());
        server.enqueue(tagged("x").build());
        FetchRequest other = FetchRequest.untrusted(OtherHosts.url(server, "kept.example", "/other"), 100);
        fetcher.fetch(request(100));
        fetcher.fetch(other);
        fetcher.fetch(other);
        assertThat(filesHolding("kept.example")).isEmpty();
    }

    @Test
    void keepsNothingThatWasFetchedWithAToken() throws Exception {
        TrustedOrigin origin = new TrustedOrigin(
                server.url("/").toString(),
                Optional.of(new Secret("Bearer abcdef")),
                Optional.empty(),
                List.of(),
                true);
        FetchRequest request = FetchRequest.trusted(
                        origin, server.url("/secret").toString(), 100)
                .kept();
        Fetcher fetcher = fetcher();
        server.enqueue(tagged("confidential").build());
        server.enqueue(tagged("confidential").build());
        fetcher.fetch(request);
        assertThat(fetcher.fetch(request).unchanged()).isFalse();
        assertThat(filesHolding("confidential")).isEmpty();
        assertThat(filesHolding("abcdef")).isEmpty();
    }

    private List<Path> filesHolding(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theBoundOfBytesHoldsForWhatIsKept() throws Exception {
        Fetcher fetcher = fetcher();
        server.enqueue(tagged("x".repeat(1_000)).build());
        enqueueUnchanged();
        fetcher.fetch(request(1_000));
        assertThat(failure(fetcher, 999)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void theBoundOfDecompressionHoldsForWhatIsKept() throws Exception {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.write(new byte[4 << 20]);
        }
        Fetcher fetcher = fetcher();
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"1\"")
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        enqueueUnchanged();
        assertThat(failure(fetcher, 8 << 20)).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure(fetcher, 8 << 20)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aKeptAnswerOfAHostThatTurnedPrivateIsNotUsed() throws Exception {
        Fetcher fetcher = fetcher();
        server.enqueue(tagged("x")
                .addHeader("Cache-Control", "max-age=3600")
                .addHeader("Connection", "close")
                .build());
        fetcher.fetch(request(100));
        leadsTo = InetAddress.getByName("169.254.169.254");
        assertThat(failure(fetcher, 100)).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aKeptRedirectIsCheckedLikeANewOne() throws Exception {
        Fetcher fetcher = fetcher();
        server.enqueue(new MockResponse.Builder()
                .code(301)
                .addHeader("ETag", "\"1\"")
                .addHeader("Cache-Control", "max-age=3600")
                .addHeader("Location", "http://169.254.169.254/")
                .build());
        enqueueUnchanged();
        assertThat(failure(fetcher, 100)).isEqualTo(Reason.REFUSED);
        assertThat(failure(fetcher, 100)).isEqualTo(Reason.REFUSED);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aSecondProcessKeepsNothingAndStillFetches() throws Exception {
        Fetcher first = fetcher();
        server.enqueue(tagged("x").build());
        first.fetch(request(100));
        server.enqueue(tagged("x").build());
        assertThat(fetcher().fetch(request(100)).unchanged()).isFalse();
        server.takeRequest();
        assertThat(requestHeader("If-None-Match")).isNull();
    }

    private Reason failure(Fetcher fetcher, int maxBytes) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(request(maxBytes)))
                .reason();
    }
}
