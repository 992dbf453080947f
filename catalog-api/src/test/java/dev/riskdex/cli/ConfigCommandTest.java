package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown and stored of a client's configuration, and that no secret ever is. */
class ConfigCommandTest {

    /** Stands wherever a secret may stand; looked for in everything that comes out. */
    private static final String CANARY = "c4naryC4NARYc4nary0123456789";

    private static final String JSON = """
            {"mcpServers": {
              "notes": {"command": "npx", "args": ["-y", "@acme/notes", "--api-key", "CANARY", "--key=CANARY", "CANARY",
                  "-pCANARY", "-e", "A=CANARY", "Authorization: Bearer CANARY", "postgres://u:CANARY@db.example/CANARY",
                  "--x", "${A:-CANARY}", "https://a.example/CANARY/mcp?k=CANARY#CANARY", "Server=a;Password=CANARY"],
                "env": {"NOTES_TOKEN": "CANARY", "PLACE": "CANARY"}, "autoApprove": ["add_note"],
                "auth": {"CLIENT_SECRET": "CANARY"}, "apiKey": "CANARY", "cwd": "/srv/CANARY"},
              "far": {"url": "http://u:CANARY@far.example/s/CANARY/mcp?key=CANARY",
                "headers": {"Authorization": "Bearer CANARY", "X-Place": "CANARY"}, "trust": true},
              "box": {"command": "docker", "args": ["run", "--privileged", "-v", "/:/host", "-e", "TOKEN=CANARY",
                  "--env=TOKEN=CANARY", "--label", "CANARY", "acme/box", "CANARY"]},
              "shell": {"command": "sh", "args": ["-c", "T=CANARY npx -y pkg@1.2.3 --token CANARY | tee CANARY"]},
              "line": {"command": "T=CANARY npx -y pkg --token CANARY"},
              "git": {"command": "uvx", "args": ["--from", "git+https://u:CANARY@host.example/a", "run"]},
              "spec": {"command": "npx", "args": ["pkg@https://u:CANARY@host.example/a"]},
              "variable": {"url": "https://v.example/mcp", "bearer_token_env_var": "CANARY", "env_vars": ["CANARY"]},
              "program": {"command": "CANARY"},
              "broken": "CANARY"
            }}
            """;

    private static final String TOML = """
            [mcp_servers.notes]
            command = "npx"
            args = ["-y", "@acme/notes", "--api-key", "CANARY"]
            env = {NOTES_TOKEN = "CANARY"}
            [mcp_servers.far]
            url = "https://far.example/mcp?key=CANARY"
            http_headers = {Authorization = "Bearer CANARY"}
            bearer_token_env_var = "CANARY"
            """;

    private static final String YAML = """
            extensions:
              notes: {cmd: npx, args: [-y, "@acme/notes", --api-key, CANARY], envs: {NOTES_TOKEN: CANARY}, type: stdio}
              far: {uri: "https://far.example/CANARY?key=CANARY", headers: {X-Key: CANARY}, type: sse}
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder.resolve("files"));
        folder.resolve("files").toFile().mkdir();
    }

    private String file(String name) {
        String text = name.endsWith(".toml") ? TOML : name.endsWith(".yaml") ? YAML : JSON;
        return "config:" + shell.file(name, text.replace("CANARY", CANARY));
    }

    private static void holdsNoSecret(String output) {
        assertThat(output.toLowerCase(Locale.ROOT)).doesNotContain(CANARY.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.json", "config.toml", "config.yaml"})
    void noOutputHoldsASecret(String name) {
        for (String format : List.of("table", "json", "jsonl")) {
            Shell.Result result = shell.run("classify", file(name), "--format", format);

            assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
            assertThat(result.out()).contains("acme/notes", "inline-secret", "***");
            holdsNoSecret(result.out());
            holdsNoSecret(result.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken.json", "broken.toml", "broken.yaml"})
    void noMessageAboutABrokenFileQuotesIt(String name) {
        for (String text : List.of("{'a': CANARY", "a = \"CANARY\n[", "a: [CANARY\n- }CANARY", "CANARY", "\"CANARY")) {
            String file = "config:" + shell.file(name, text.replace("CANARY", CANARY));
            Shell.Result result = shell.run("classify", file);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("broken-config").doesNotContain("\tat ");
            holdsNoSecret(result.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.json", "config.toml", "config.yaml"})
    void theStoreHoldsNoSecret(String name) throws IOException {
        String definitions = folder.resolve("definitions.jsonl").toString();
        assertThat(shell.run("crawl", file(name), "--out", definitions).exitCode())
                .isEqualTo(3);
        assertThat(shell.run("crawl", file(name)).exitCode()).isEqualTo(3);
        holdsNoSecret(Files.readString(Path.of(definitions)));
        Shell.Result shown = shell.run("show", "acme-notes");
        assertThat(shown.out()).as(shown.err()).contains("used by", "inline-secret");
        holdsNoSecret(shown.out());

        boolean stored = false;
        try (Stream<Path> files = Files.walk(folder.resolve("files/home"))) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                holdsNoSecret(bytes);
                stored |= bytes.contains("@acme/notes");
            }
        }
        assertThat(stored).as("the store is where it was looked for").isTrue();
    }

    @Test
    void aServerThatCouldNotBeReadHasALineOfItsOwn() {
        Shell.Result result = shell.run("classify", file("mcp.json"), "--format", "jsonl");
        List<JsonNode> rows =
                result.out().lines().map(JsonMapper.shared()::readTree).toList();

        assertThat(rows)
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.has("tool")).isFalse());
        JsonNode box = rows.stream()
                .filter(row -> row.path("configurations")
                        .path(0)
                        .path("name")
                        .asString("")
                        .equals("box"))
                .findFirst()
                .orElseThrow();
        assertThat(box.path("findings")
                        .valueStream()
                        .map(finding -> finding.path("code").asString("")))
                .contains("posture.privileged-container", "posture.mounts-root", "posture.unpinned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "high"})
    void findingsReachTheThreshold(String severity) {
        assertThat(shell.run("classify", file("mcp.json"), "--fail-on", severity)
                        .exitCode())
                .isEqualTo(1);
        String harmless = "{\"mcpServers\":{\"a\":{\"url\":\"https://a.example/mcp\"}}}";
        assertThat(shell.run("classify", "config:" + shell.file("b.json", harmless), "--fail-on", severity)
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void theTableSaysWhoUsesWhatAndHowBadItIs() {
        String text = "{\"mcpServers\":{\"far\":{\"url\":\"http://far.example/mcp\",\"disabled\":true}}}";
        Shell.Result result = shell.run("classify", "config:" + shell.file("mcp.json", text));

        assertThat(result.out())
                .startsWith("far  http://far.example/mcp\n  used by  Configuration (file)  ")
                .contains("mcp.json as \"far\", switched off\n")
                .contains("  starts   http http://far.example/mcp\n")
                .contains("  read     nothing: 'far' of Configuration is a remote server")
                .contains("  findings High      plain-http  http://far.example/mcp\n");
    }
}
