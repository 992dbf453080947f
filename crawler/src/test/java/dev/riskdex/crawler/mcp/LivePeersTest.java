package dev.riskdex.crawler.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Well-known servers at pinned versions, installed with the user's npm and asked in the sandbox. What must come is told
 * by an independent client: the one of the kit that the servers are built with. Skipped where npm cannot install them.
 */
@Timeout(120)
class LivePeersTest {

    private static final List<String> PACKAGES = List.of(
            "@modelcontextprotocol/server-everything@2026.8.31",
            "@modelcontextprotocol/server-filesystem@2026.8.31",
            "@modelcontextprotocol/server-memory@2026.8.31",
            "@upstash/context7-mcp@4.1.1",
            "mcp-server-code-runner@0.1.8");

    private static final String EVERYTHING = "@modelcontextprotocol/server-everything/dist/index.js";
    private static final String CONTEXT = "@upstash/context7-mcp/dist/index.js";

    /** Asks the command behind it with the kit's own client and prints the names, sorted by nothing. */
    private static final String OTHER_CLIENT = """
            import { Client } from '@modelcontextprotocol/sdk/client/index.js';
            import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
            const client = new Client({ name: 'other', version: '1' }, { capabilities: {} });
            const [command, ...args] = process.argv.slice(2);
            await client.connect(new StdioClientTransport({ command, args, stderr: 'ignore' }));
            const { tools } = await client.listTools();
            console.log(tools.map(tool => tool.name).join(','));
            await client.close();
            """;

    @TempDir
    private static Path folder;

    private static Path modules;
    private Optional<Process> started = Optional.empty();

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed on this machine");
        String given = System.getProperty("riskdex.peers", "");
        modules = given.isEmpty() ? folder.resolve("node_modules") : Path.of(given);
        if (given.isEmpty()) {
            List<String> command = new ArrayList<>(
                    List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", "."));
            command.addAll(PACKAGES);
            assumeTrue(succeeds(command), "npm cannot install the servers on this machine");
        }
        Files.createDirectories(folder.resolve("documents"));
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = npm.waitFor(100, TimeUnit.SECONDS);
            npm.destroyForcibly();
            return ended && npm.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        started.ifPresent(Process::destroyForcibly);
    }

    private static SourceContext world(boolean allowPrivate) {
        return LiveWorld.standard(folder, RunRules.careful(folder), allowPrivate);
    }

    private static ServerDefinition read(Source source) {
        SourceReading reading = source.read(world(true));
        assertThat(reading.failed()).as("%s", reading.warnings()).isFalse();
        return reading.servers().get(0);
    }

    private static String names(ServerDefinition server) {
        return String.join(
                ",", server.tools().stream().map(ToolDefinition::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "@modelcontextprotocol/server-everything/dist/index.js, false, 13, 2025-11-25, ''",
        "@modelcontextprotocol/server-filesystem/dist/index.js, true, 14, 2025-11-25, ''",
        "@modelcontextprotocol/server-memory/dist/index.js, false, 9, 2025-11-25, ''",
        "@upstash/context7-mcp/dist/index.js, false, 2, 2026-07-28, ''",
        "mcp-server-code-runner/dist/cli.js, false, 1, 2025-11-25, dirty-stdout",
    })
    void standardStreams(String entry, boolean needsFolder, int count, String revision, String code) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", modules.resolve(entry).toString()));
        if (needsFolder) {
            command.add(folder.resolve("documents").toString());
        }
        ServerDefinition server = read(Sources.parse(Sources.command(command)));
        assertThat(server.tools()).hasSize(count);
        assertThat(server.provenance().complete()).isTrue();
        assertThat(server.provenance().protocolVersion()).contains(revision);
        assertThat(server.provenance().details()).containsEntry("sandbox", "bubblewrap");
        assertThat(server.provenance().warnings().stream().map(Warning::code).toList())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        if (code.isEmpty()) {
            assertThat(names(server)).isEqualTo(otherClient(command));
        }
    }

    private static String otherClient(List<String> command) throws Exception {
        Path script = Files.writeString(modules.resolveSibling("other-client.mjs"), OTHER_CLIENT);
        List<String> line = new ArrayList<>(List.of("node", script.toString()));
        line.addAll(command);
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return answer.strip().lines().reduce("", (before, line1) -> line1);
    }

    private int serve(String entry, boolean portByVariable, String... arguments) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command =
                new ArrayList<>(List.of("node", modules.resolve(entry).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (portByVariable) {
            builder.environment().put("PORT", Integer.toString(port));
        } else {
            command.addAll(List.of("--port", Integer.toString(port)));
        }
        started = Optional.of(builder.start());
        for (int i = 0; i < 300 && !listens(port); i++) {
            Thread.sleep(100);
        }
        return port;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"streamableHttp, /mcp, live-http, 2025-11-25", "sse, /sse, live-sse, 2025-11-25"})
    void everythingOverHttp(String transport, String path, String kind, String revision) throws Exception {
        int port = serve(EVERYTHING, true, transport);
        Provenance from = read(Sources.parse("http://127.0.0.1:" + port + path)).provenance();
        ServerDefinition server = read(Sources.parse("http://127.0.0.1:" + port + path));
        assertThat(server.tools()).hasSize(13);
        assertThat(from.source()).isEqualTo(kind);
        assertThat(from.protocolVersion()).contains(revision);
        assertThat(from.sha256()).isEqualTo(server.provenance().sha256());
        assertThat(from.details()).containsEntry("auth", "none").containsEntry("privateAddresses", "allowed");
    }

    @Test
    void contextOverHttpInTheStatelessEraAndItsLogin() throws Exception {
        int port = serve(CONTEXT, false, "--transport", "http");
        ServerDefinition open = read(Sources.parse("http://127.0.0.1:" + port + "/mcp"));
        assertThat(open.tools()).hasSize(2);
        assertThat(open.provenance().protocolVersion()).contains("2026-07-28");
        assertThat(open.provenance().details())
                .containsEntry("auth", "optional")
                .containsEntry("cacheScope", "private")
                .containsEntry("ttlMs", "0");
        ServerDefinition closed = read(Sources.parse("http://127.0.0.1:" + port + "/mcp/oauth"));
        assertThat(closed.tools()).isEmpty();
        assertThat(closed.provenance().complete()).isFalse();
        assertThat(closed.provenance().details()).containsEntry("auth", "oauth").containsKey("authIssuers");
        assertThat(closed.provenance().warnings().get(0).code()).isEqualTo("auth-required");
    }

    @Test
    void contextAnswersTheHandshakeWithTheSameList() throws Exception {
        List<String> command = List.of("node", modules.resolve(CONTEXT).toString());
        assertThat(names(read(Sources.parse(Sources.command(command))))).isEqualTo(otherClient(command));
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
