package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.config.ClientConfigs;
import dev.riskdex.crawler.config.ConfigFile;
import dev.riskdex.crawler.config.ConfigFileReader;
import dev.riskdex.crawler.config.ConfiguredServer;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSourceTest {

    @TempDir
    Path folder;

    private Path home;
    private Path project;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        project = Files.createDirectory(folder.resolve("project"));
    }

    private UserEnvironment environment(String osName) {
        return new UserEnvironment(variables, home, osName, project);
    }

    private SourceReading read(String notation) {
        UserEnvironment environment = environment("Linux");
        return ConfigSource.parse(notation).read(LocalWorld.context(environment, true, CrawlLimits.DEFAULT));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> codes(SourceReading reading) {
        return reading.warnings().stream().map(Warning::code).toList();
    }

    @Test
    void followsTheVariablesThatMoveTheSettings() throws IOException {
        variables.put("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
        variables.put("APPDATA", folder.resolve("appdata").toString());
        assertThat(new ClientConfigs(environment("Linux")).files(new ArrayList<>()))
                .extracting(ConfigFile::path)
                .contains(folder.resolve("xdg/Claude/claude_desktop_config.json"));
        assertThat(new ClientConfigs(environment("Windows 10")).files(new ArrayList<>()))
                .extracting(ConfigFile::path)
                .contains(folder.resolve("appdata/Code/User/mcp.json"));
        write(folder.resolve("xdg/Claude/claude_desktop_config.json"), "{\"mcpServers\":{\"a\":{\"command\":\"b\"}}}");
        assertThat(read("config:").servers()).hasSize(1);
    }

    @Test
    void readsWhatPeopleWrite() throws IOException {
        Path file = write(folder.resolve("mine.json"), """
                \ufeff{
                  // my servers
                  "servers": {
                    /* the first */
                    "weather": {
                      "type": "stdio", "command": "npx", "args": ["-y", "@s/weather", "--api-key", "hunter2"],
                      "env": {"WEATHER_TOKEN": "hunter2", "PLACE": "here"},
                    },
                    "far": {"type": "sse", "url": "https://user:hunter2@far.example/sse?key=hunter2",
                      "headers": {"Authorization": "Bearer hunter2"}, "disabled": true},
                  },
                }
                """);
        List<ConfiguredServer> servers =
                new ConfigFileReader(home).read(ConfigFile.named(file, folder)).servers();
        ConfiguredServer weather = servers.get(0);
        assertThat(weather.use().name()).isEqualTo("weather");
        assertThat(weather.use().transport()).isEqualTo("stdio");
        assertThat(weather.use().command()).containsExactly("npx", "-y", "@s/weather", "--api-key", "***");
        assertThat(weather.use().envNames()).containsExactly("WEATHER_TOKEN", "PLACE");
        assertThat(weather.use().enabled()).isTrue();
        ConfiguredServer far = servers.get(1);
        assertThat(far.use().transport()).isEqualTo("sse");
        assertThat(far.use().url()).contains("https://far.example/sse");
        assertThat(far.use().headerNames()).containsExactly("Authorization");
        assertThat(far.use().enabled()).isFalse();
        assertThat(servers.toString()).doesNotContain("hunter2");
    }

    @Test
    void readsTheServersOfSingleProjects() throws IOException {
        write(
                home.resolve(".claude.json"),
                "{\"projects\":{\"/p/one\":{\"mcpServers\":{\"a\":{\"command\":\"tool-a\"}}},\"/p/two\":{}},"
                        + "\"mcpServers\":{\"b\":{\"type\":\"http\",\"url\":\"https://b.example/mcp\"}}}");
        List<ConfiguredServer> servers = new ConfigFileReader(home)
                .read(new ClientConfigs(environment("Linux"))
                        .files(new ArrayList<>()).stream()
                                .filter(file -> file.path().endsWith(".claude.json"))
                                .findFirst()
                                .orElseThrow())
                .servers();
        assertThat(servers).extracting(server -> server.use().scope()).containsExactly("user", "local /p/one");
        assertThat(servers).extracting(server -> server.use().file()).containsOnly("~/.claude.json");
    }

    @Test
    void saysOfEachServerWhyItWasNotRead() throws IOException {
        Path file = write(folder.resolve("mine.json"), """
                {"mcpServers": {
                  "pkg": {"command": "npx", "args": ["pkg"]},
                  "py": {"command": "uvx", "args": ["py-server==1.0"]},
                  "box": {"command": "docker", "args": ["run", "-i", "--rm", "a/b:2"]},
                  "far": {"url": "https://far.example/mcp?token=hunter2"},
                  "own": {"command": "/opt/own/server", "args": ["--password", "hunter2"]},
                  "none": {}
                }}
                """);
        SourceReading reading = read("config:" + file);
        assertThat(reading.failed()).isFalse();
        assertThat(reading.servers())
                .extracting(server -> server.server().id())
                .containsExactly(
                        "npm:pkg",
                        "pypi:py-server",
                        "docker:a/b",
                        "https://far.example/mcp",
                        "config:own",
                        "config:none");
        assertThat(codes(reading))
                .containsExactly(
                        "offline", "offline", "not-read-image", "not-read-remote", "not-read-local", "not-read-local");
        for (ServerDefinition server : reading.servers()) {
            assertThat(server.provenance().complete()).isFalse();
            assertThat(server.tools()).isEmpty();
            assertThat(DefinitionCodec.writeLine(server)).doesNotContain("hunter2");
        }
    }

    @Test
    void readsAServerOfTwoClientsOnce() throws IOException {
        String text = "{\"mcpServers\":{\"fs\":{\"command\":\"npx\",\"args\":[\"pkg@1\"]}}}";
        write(home.resolve(".cursor/mcp.json"), text);
        write(home.resolve(".claude.json"), text.replace("\"fs\"", "\"files\""));
        SourceReading reading = read("config:");
        assertThat(reading.servers()).hasSize(1);
        assertThat(codes(reading)).containsExactly("offline");
        assertThat(reading.servers().get(0).configurations())
                .extracting(use -> use.client() + " " + use.name())
                .containsExactly("Claude Code files", "Cursor fs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "empty-file           | ``",
                "broken-config        | {\"mcpServers\":{\"a\":{\"env\":{\"TOKEN\":\"hunter2\"",
                "broken-config        | {\"mcpServers\": hunter2}",
                "broken-config        | [1]",
                "server-not-an-object | {\"mcpServers\":{\"a\":\"hunter2\"}}",
            })
    void aBadFileIsOneWarningAndTheOthersAreRead(String code, String text) throws IOException {
        write(home.resolve(".cursor/mcp.json"), text);
        write(project.resolve(".mcp.json"), "{\"mcpServers\":{\"good\":{\"url\":\"https://a.example\"}}}");
        SourceReading reading = read("config:");
        assertThat(codes(reading)).containsExactly(code, "not-read-remote");
        assertThat(reading.warnings().get(0).where()).isEqualTo("~/.cursor/mcp.json");
        assertThat(reading.warnings().toString()).doesNotContain("hunter2");
    }

    @Test
    void doesNotReadAFileOfTenMegabytes() throws IOException {
        write(home.resolve(".claude.json"), "{\"x\":\"" + "y".repeat(10 << 20) + "\"}");
        assertThat(codes(read("config:"))).containsExactly("file-too-large", "nothing-configured");
    }

    @Test
    void doesNotFollowLinksOutOfTheHome() throws IOException {
        Path outside = write(folder.resolve("outside.json"), "{\"mcpServers\":{\"a\":{\"command\":\"b\"}}}");
        Files.createSymbolicLink(home.resolve(".claude.json"), outside);
        assertThat(codes(read("config:"))).containsExactly("link-out-of-folder", "nothing-configured");
    }

    @Test
    void missingFilesAreNoTrouble() {
        SourceReading reading = read("config:");
        assertThat(reading.failed()).isFalse();
        assertThat(codes(reading)).containsExactly("nothing-configured");
        assertThat(read("config:" + folder.resolve("missing.json")).failed()).isTrue();
    }
}
