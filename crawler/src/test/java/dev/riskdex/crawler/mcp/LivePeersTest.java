package dev.riskdex.crawler.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.sandbox.RunRules;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Well-known servers, asked in the sandbox and over HTTP. What must come is told by an independent client: the lists
 * are compared as canonical JSON, byte for byte.
 */
@Timeout(120)
class LivePeersTest {

    private static final String EVERYTHING = "@modelcontextprotocol/server-everything/dist/index.js";
    private static final String CONTEXT = "@upstash/context7-mcp/dist/index.js";

    @TempDir
    private static Path folder;

    private static RealPeers peers;

    @BeforeAll
    @Timeout(300)
    static void install() throws IOException, InterruptedException {
        peers = RealPeers.install(folder);
        Files.createDirectories(folder.resolve("documents"));
    }

    @AfterEach
    void stop() {
        peers.close();
    }

    private static SourceContext world(boolean allowPrivate) {
        return LiveWorld.standard(folder, RunRules.careful(folder), allowPrivate);
    }

    private static ServerDefinition read(Source source) {
        return read(source, Optional.empty());
    }

    /** @param era in which the server is asked; in the one that it is found to prefer where absent */
    private static ServerDefinition read(Source source, Optional<Era> era) {
        SourceContext world = world(true);
        era.ifPresent(known -> world.eras().keep(source.notation(), known));
        SourceReading reading = source.read(world);
        assertThat(reading.failed()).as("%s", reading.warnings()).isFalse();
        return reading.servers().get(0);
    }

    /** The names first, for a message that can be read; then every byte. */
    private static void isWhatTheOtherClientGets(ServerDefinition server, RealPeers.Answer other) {
        assertThat(server.tools())
                .extracting(ToolDefinition::name)
                .containsExactlyElementsOf(other.tools().stream()
                        .map(tool -> tool.path("name").asString(""))
                        .toList());
        assertThat(server.provenance().protocolVersion()).contains(other.revision());
        CanonicalTools list = new CanonicalTools(other.tools());
        assertThat(server.provenance().sha256()).contains(list.sha256());
        assertThat(server.provenance().details()).containsEntry("sortedSha256", list.sortedSha256());
    }

    @ParameterizedTest
    @CsvSource({
        "@modelcontextprotocol/server-everything/dist/index.js, false, 13, 2025-11-25, ''",
        "@modelcontextprotocol/server-filesystem/dist/index.js, true, 14, 2025-11-25, ''",
        "@modelcontextprotocol/server-memory/dist/index.js, false, 9, 2025-11-25, ''",
        "@upstash/context7-mcp/dist/index.js, false, 2, 2026-07-28, ''",
        "@wonderwhy-er/desktop-commander/dist/index.js, false, 26, 2025-11-25, ''",
        "mcp-server-code-runner/dist/cli.js, false, 1, 2025-11-25, dirty-stdout",
    })
    void standardStreams(String entry, boolean needsFolder, int count, String revision, String code) throws Exception {
        List<String> command =
                needsFolder ? peers.command(entry, folder.resolve("documents").toString()) : peers.command(entry);
        ServerDefinition server = read(Sources.parse(Sources.command(command)));
        assertThat(server.tools()).hasSize(count);
        assertThat(server.provenance().complete()).isTrue();
        assertThat(server.provenance().protocolVersion()).contains(revision);
        assertThat(server.provenance().details()).containsEntry("sandbox", "bubblewrap");
        assertThat(server.provenance().warnings().stream().map(Warning::code).toList())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        isWhatTheOtherClientGets(server, peers.otherClient("auto", command));
    }

    @ParameterizedTest
    @CsvSource({"streamableHttp, /mcp, live-http, http", "sse, /sse, live-sse, sse"})
    void everythingOverHttp(String transport, String path, String kind, String other) throws Exception {
        String url = "http://127.0.0.1:" + peers.serve(EVERYTHING, true, transport) + path;
        ServerDefinition server = read(Sources.parse(url));
        assertThat(server.tools()).hasSize(13);
        Provenance from = server.provenance();
        assertThat(from.source()).isEqualTo(kind);
        assertThat(from.details()).containsEntry("auth", "none").containsEntry("privateAddresses", "allowed");
        isWhatTheOtherClientGets(server, peers.otherClient("legacy", other, url));
    }

    @ParameterizedTest
    @CsvSource({"auto, STATELESS, 2026-07-28, stateless", "legacy, HANDSHAKE, 2025-11-25, handshake"})
    void contextInBothErasOnBothTransports(String mode, Era era, String revision, String found) throws Exception {
        List<String> command = peers.command(CONTEXT);
        String url = "http://127.0.0.1:" + peers.serve(CONTEXT, false, "--transport", "http") + "/mcp";
        ServerDefinition started = read(Sources.parse(Sources.command(command)), Optional.of(era));
        ServerDefinition remote = read(Sources.parse(url), Optional.of(era));
        for (ServerDefinition server : List.of(started, remote)) {
            assertThat(server.tools()).hasSize(2);
            assertThat(server.provenance().protocolVersion()).contains(revision);
            assertThat(server.provenance().details()).containsEntry("era", found);
        }
        isWhatTheOtherClientGets(started, peers.otherClient(mode, command));
        isWhatTheOtherClientGets(remote, peers.otherClient(mode, "http", url));
    }

    @Test
    void contextOverHttpShowsItsListAndWantsALogin() throws Exception {
        int port = peers.serve(CONTEXT, false, "--transport", "http");
        ServerDefinition open = read(Sources.parse("http://127.0.0.1:" + port + "/mcp"));
        assertThat(open.provenance().details())
                .containsEntry("auth", "optional")
                .containsEntry("cacheScope", "private")
                .containsEntry("ttlMs", "0");
        String door = "http://127.0.0.1:" + port + "/mcp/oauth";
        assertThat(peers.otherClient("auto", "http", door).status()).isEqualTo(401);
        ServerDefinition closed = read(Sources.parse(door));
        assertThat(closed.tools()).isEmpty();
        assertThat(closed.provenance().complete()).isFalse();
        assertThat(closed.provenance().details()).containsEntry("auth", "oauth").containsKey("authIssuers");
        assertThat(closed.provenance().warnings().get(0).code()).isEqualTo("auth-required");
    }

    @Test
    void loopbackIsRefusedUnlessAskedFor() {
        SourceReading reading = Sources.parse("http://127.0.0.1:9/mcp").read(world(false));
        assertThat(reading.warnings().get(0).code()).isEqualTo("refused");
    }

    @Test
    void aPackageIsInstalledAndStartedWhenAskedTo() {
        SourceContext world = LiveWorld.standard(folder, new RunRules(true, true, folder.resolve("run")), false);
        SourceReading reading =
                Sources.parse("npm:mcp-server-code-runner@0.1.8").read(world);
        assertThat(reading.failed()).as("%s", reading.warnings()).isFalse();
        ServerDefinition server = reading.servers().get(0);
        assertThat(server.provenance().source()).isEqualTo("live-stdio");
        assertThat(server.provenance().location()).isEqualTo("npm:mcp-server-code-runner@0.1.8");
        assertThat(server.server().id()).isEqualTo("npm:mcp-server-code-runner");
        assertThat(server.tools()).hasSize(1);
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }
}
