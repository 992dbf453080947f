package dev.riskdex.crawler.mcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.sandbox.Launch;
import dev.riskdex.crawler.sandbox.Launcher;
import dev.riskdex.crawler.sandbox.RunRules;
import dev.riskdex.crawler.sandbox.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Well-known servers at pinned versions, and the client of the kit that they are built with, installed with the user's
 * npm. Tests are skipped where npm cannot install them; {@code -Driskdex.peers=FOLDER} names a folder that has them.
 */
final class RealPeers implements AutoCloseable {

    private static final List<String> PACKAGES = List.of(
            "@modelcontextprotocol/client@2.4.0",
            "@modelcontextprotocol/server-everything@2026.8.31",
            "@modelcontextprotocol/server-filesystem@2026.8.31",
            "@modelcontextprotocol/server-memory@2026.8.31",
            "@upstash/context7-mcp@4.1.1",
            "@wonderwhy-er/desktop-commander@0.2.52",
            "mcp-server-code-runner@0.1.8");

    private static final String OTHER_CLIENT = "other-client.mjs";

    private final Path folder;
    private final Path modules;
    private final List<Process> started = new ArrayList<>();

    private RealPeers(Path folder, Path modules) {
        this.folder = folder;
        this.modules = modules;
    }

    /** What the other client was answered: the list raw, or the status that it was refused with. */
    record Answer(String revision, List<JsonNode> tools, int status) {}

    static RealPeers install(Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed on this machine");
        String given = System.getProperty("riskdex.peers", "");
        if (given.isEmpty()) {
            List<String> command = new ArrayList<>(
                    List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", "."));
            command.addAll(PACKAGES);
            assumeTrue(succeeds(command, folder), "npm cannot install the servers on this machine");
        }
        Path modules = given.isEmpty() ? folder.resolve("node_modules") : Path.of(given);
        try (InputStream script = Objects.requireNonNull(RealPeers.class.getResourceAsStream(OTHER_CLIENT))) {
            Files.write(modules.resolveSibling(OTHER_CLIENT), script.readAllBytes());
        }
        return new RealPeers(folder, modules);
    }

    private static boolean succeeds(List<String> command, Path folder) throws InterruptedException {
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = npm.waitFor(200, TimeUnit.SECONDS);
            npm.destroyForcibly();
            return ended && npm.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command that starts an installed program. */
    List<String> command(String entry, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("node", modules.resolve(entry).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Asks a program with the other client, both of them in the sandbox. */
    Answer otherClient(String mode, List<String> server) throws IOException {
        List<String> line = command(client(), mode, "stdio");
        line.addAll(server);
        UserEnvironment environment = new UserEnvironment(
                Map.copyOf(System.getenv()), Path.of(System.getProperty("user.home")), "Linux", folder);
        Launcher launcher = new Launcher(environment, RunRules.careful(folder));
        try (ServerProcess process = launcher.start(new Launch(line, Map.of(), folder))) {
            return answer(process.output());
        }
    }

    /** Asks an address with the other client. */
    Answer otherClient(String mode, String kind, String url) throws IOException {
        Process process = new ProcessBuilder(command(client(), mode, kind, url))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return answer(process.getInputStream());
    }

    private String client() {
        return modules.resolveSibling(OTHER_CLIENT).toString();
    }

    private static Answer answer(InputStream output) throws IOException {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        JsonNode answer = JsonMapper.shared().readTree(text);
        return new Answer(
                answer.path("revision").asString(""),
                answer.path("tools").valueStream().toList(),
                answer.path("status").asInt(0));
    }

    /**
     * Starts a server on a free port of loopback.
     *
     * @param portByVariable whether it is told the port by {@code PORT}; else by {@code --port}
     */
    int serve(String entry, boolean portByVariable, String... arguments) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = command(entry, arguments);
        if (!portByVariable) {
            command.addAll(List.of("--port", Integer.toString(port)));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("HOME", folder.toString());
        started.add(builder.start());
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

    /** Ends what was started on loopback. */
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        started.clear();
    }
}
