package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.error;
import static dev.riskdex.crawler.mcp.Scripts.initialized;
import static dev.riskdex.crawler.mcp.Scripts.legacy;
import static dev.riskdex.crawler.mcp.Scripts.modern;
import static dev.riskdex.crawler.mcp.Scripts.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import dev.riskdex.crawler.sandbox.RunRules;
import dev.riskdex.crawler.source.LiveSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a server the first time, and what the second. */
@Timeout(60)
class EraMemoryTest {

    private static final Script HANDSHAKE = legacy((request, answer) -> answer.json(200, result(request, TWO)));

    @TempDir
    private Path folder;

    private SourceContext world;

    @BeforeEach
    void world() {
        world = LiveWorld.quick(folder, RunRules.careful(folder));
    }

    /** A server that becomes another one. */
    private static final class Changing implements Script {
        private volatile Script script;

        Changing(Script script) {
            this.script = script;
        }

        void becomes(Script other) {
            script = other;
        }

        @Override
        public void answer(RawHttpServer.Request request, RawHttpServer.Answer answer)
                throws IOException, InterruptedException {
            script.answer(request, answer);
        }
    }

    private List<String> asked(RawHttpServer server) {
        int before = server.requests().size();
        SourceReading reading = LiveSource.parse(server.url("/mcp")).read(world);
        assertThat(reading.failed()).as("%s", reading.warnings()).isFalse();
        return server.requests().stream()
                .skip(before)
                .map(request -> request.method() + " " + request.rpc())
                .toList();
    }

    @Test
    void aServerWithAHandshakeIsNotProbedAgain() throws IOException {
        try (RawHttpServer server = new RawHttpServer(HANDSHAKE)) {
            assertThat(asked(server)).contains("POST server/discover");
            assertThat(asked(server))
                    .containsExactly("POST initialize", "POST notifications/initialized", "POST tools/list");
            assertThat(world.eras().of(server.url("/mcp"))).contains(Era.HANDSHAKE);
        }
    }

    @Test
    void aServerThatIsSilentAtTheFirstQuestionCostsItsPatienceOnce() throws IOException {
        Script silent = (request, answer) -> {
            if (request.rpc().equals("server/discover")) {
                Thread.sleep(60_000);
            }
            HANDSHAKE.answer(request, answer);
        };
        try (RawHttpServer server = new RawHttpServer(silent)) {
            asked(server);
            long start = System.nanoTime();
            asked(server);
            assertThat(System.nanoTime() - start)
                    .isLessThan(LiveWorld.small().probe().toNanos());
        }
    }

    @Test
    void aServerThatBecameStatelessIsProbedAnew() throws IOException {
        Changing script = new Changing(HANDSHAKE);
        try (RawHttpServer server = new RawHttpServer(script)) {
            asked(server);
            script.becomes(modern(TWO));
            assertThat(asked(server)).containsExactly("POST initialize", "POST server/discover", "POST tools/list");
            assertThat(asked(server)).containsExactly("POST server/discover", "POST tools/list");
            script.becomes(HANDSHAKE);
            assertThat(asked(server)).contains("POST initialize");
            assertThat(world.eras().of(server.url("/mcp"))).contains(Era.HANDSHAKE);
        }
    }

    @Test
    void theOldestTransportIsAskedAtOnce() throws IOException {
        Script posted = (request, stream) -> {
            if (request.rpc().equals("initialize")) {
                stream.event(initialized(request, "2024-11-05"));
            } else if (request.rpc().equals("tools/list")) {
                stream.event(result(request, TWO));
            }
        };
        Changing script = new Changing(new OldTransportCases.OldServer("/message?session=1", posted));
        try (RawHttpServer server = new RawHttpServer(script)) {
            asked(server);
            assertThat(asked(server))
                    .containsExactly("GET ", "POST initialize", "POST notifications/initialized", "POST tools/list");
            script.becomes(modern(TWO));
            assertThat(asked(server)).containsExactly("GET ", "POST server/discover", "POST tools/list");
        }
    }

    @Test
    void aServerThatIsBusyIsNotForgotten() throws IOException {
        Changing script = new Changing(HANDSHAKE);
        try (RawHttpServer server = new RawHttpServer(script)) {
            asked(server);
            script.becomes((request, answer) -> answer.head(503));
            LiveSource.parse(server.url("/mcp")).read(world);
            assertThat(server.requests())
                    .last()
                    .satisfies(request -> assertThat(request.rpc()).isEqualTo("initialize"));
            assertThat(world.eras().of(server.url("/mcp"))).contains(Era.HANDSHAKE);
        }
    }

    @Test
    void aServerThatNeverAnsweredIsNotRemembered() throws IOException {
        try (RawHttpServer server =
                new RawHttpServer((request, answer) -> answer.json(200, error(request, -32601, "{}")))) {
            LiveSource.parse(server.url("/mcp")).read(world);
            assertThat(world.eras().of(server.url("/mcp"))).isEmpty();
        }
    }
}
