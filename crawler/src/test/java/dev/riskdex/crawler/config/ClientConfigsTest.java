package dev.riskdex.crawler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of clients, each with its own files on each platform, in the shapes that it writes. */
class ClientConfigsTest {

    private static final String PLACES = "client-places.csv";

    @TempDir
    private Path folder;

    private UserEnvironment environment(String osName) throws IOException {
        Map<String, String> variables = osName.startsWith("Windows")
                ? Map.of(
                        "ProgramData", folder.resolve("ProgramData").toString(),
                        "ProgramFiles", folder.resolve("ProgramFiles").toString())
                : Map.of();
        return new UserEnvironment(variables, folder.resolve("home"), osName, folder.resolve("project"));
    }

    private List<ConfiguredServer> found(String osName) throws IOException {
        ConfigFileReader reader = new ConfigFileReader(folder.resolve("home"));
        return new ClientConfigs(environment(osName))
                .files(new ArrayList<>()).stream()
                        .flatMap(file -> reader.read(file).servers().stream())
                        .toList();
    }

    /** What each client of the table writes for a server that runs {@code pkg} in version 1.2.3. */
    private static String shape(String key, String file) {
        String entry = "{'name': 'notes', 'command': 'npx', 'args': ['-y', 'pkg@1.2.3'], 'env': {'PLACE': 'here'}}";
        String json = switch (key) {
            case "toml" -> "[mcp_servers.notes]\ncommand = 'npx'\nargs = ['-y', 'pkg@1.2.3']\nenv_vars = ['PLACE']\n";
            case "yaml-list" ->
                "mcpServers:\n  - name: notes\n    command: npx\n    args: [-y, pkg@1.2.3]\n    env:\n      PLACE: here\n";
            case "yaml-map" ->
                "extensions:\n  notes:\n    cmd: npx\n    args: [-y, pkg@1.2.3]\n    envs: {PLACE: here}\n";
            case "json-list" -> "{'mcpServers': [" + entry + "]}";
            case "array" ->
                "{'mcp': {'notes': {'type': 'local', 'command': ['npx', '-y', 'pkg@1.2.3'], 'environment': {'PLACE': 'here'}}}}";
            case "nested" ->
                "{'context_servers': {'notes': {'source': 'custom', 'command': {'path': 'npx', 'args': ['-y', 'pkg@1.2.3'], 'env': {'PLACE': 'here'}}}}}";
            case "bundle" -> "{'name': 'notes', 'server': {'mcp_config': " + entry + "}}";
            case "mcp.servers" -> "{'mcp': {'servers': {'notes': " + entry + "}}}";
            default -> "{'" + key + "': {'notes': " + entry + "}}";
        };
        return file.endsWith(".toml") || file.matches(".*\\.ya?ml") ? json : json.replace('\'', '"');
    }

    @ParameterizedTest
    @CsvFileSource(resources = PLACES, delimiter = '|', numLinesToSkip = 1)
    void readsEachClientOnEachPlatform(String osName, String client, String file, String shape) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, shape(shape, file));

        assertThat(found(osName)).singleElement().satisfies(server -> {
            assertThat(server.use().client()).isEqualTo(client);
            assertThat(server.use().name()).isEqualTo("notes");
            assertThat(server.use().scope())
                    .isEqualTo(file.startsWith("home") ? "user" : file.startsWith("project") ? "project" : "system");
            assertThat(server.identity().id()).isEqualTo("npm:pkg");
            assertThat(server.identity().version()).contains("1.2.3");
            assertThat(server.use().envNames()).containsExactly("PLACE");
            assertThat(server.use().command()).containsExactly("npx", "-y", "pkg@1.2.3");
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = PLACES, delimiter = '|', numLinesToSkip = 1)
    void aFileThatCannotBeReadIsOneLine(String osName, String client, String file, String shape) throws IOException {
        Path path = folder.resolve(file);
        assertThat(troubles(osName)).as("missing").isEmpty();
        Files.createDirectories(path.getParent());
        String shown = file.startsWith("home/") ? file.replaceFirst("home", "~") : path.toString();

        Files.createDirectory(path);
        assertThat(troubles(osName)).containsExactly("unreadable-file " + shown);
        Files.delete(path);
        Files.writeString(path, " \n");
        assertThat(troubles(osName)).containsExactly("empty-file " + shown);
        Files.writeString(path, shape(shape, file).substring(0, 30) + "[hunter2");
        assertThat(troubles(osName)).containsExactly("broken-config " + shown);
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(10 << 20);
        }
        assertThat(troubles(osName)).containsExactly("file-too-large " + shown);
        Files.delete(path);
        Files.createSymbolicLink(path, folder.resolve("nowhere"));
        assertThat(troubles(osName)).containsExactly("unreadable-file " + shown);
    }

    private List<String> troubles(String osName) throws IOException {
        List<Warning> warnings = new ArrayList<>();
        ConfigFileReader reader = new ConfigFileReader(folder.resolve("home"));
        for (ConfigFile file : new ClientConfigs(environment(osName)).files(warnings)) {
            warnings.addAll(reader.read(file).warnings());
        }
        assertThat(warnings.toString()).doesNotContain("hunter2");
        return warnings.stream()
                .map(warning -> warning.code() + " " + warning.where())
                .toList();
    }

    @Test
    void everyClientHasAFixtureOnEveryPlatform() throws IOException {
        List<String> clients =
                new ClientTable().clients().stream().map(Client::name).toList();
        assertThat(clients).hasSize(24);
        for (String osName : List.of("Linux", "Mac OS X", "Windows 11")) {
            try (Stream<String> lines = Files.lines(Path.of("src/test/resources/dev/riskdex/crawler/config", PLACES))) {
                assertThat(lines.skip(1)
                                .map(line -> line.split(" *[|] *"))
                                .filter(cells -> cells[0].equals(osName))
                                .map(cells -> cells[1]))
                        .as(osName)
                        .containsAll(clients);
            }
        }
    }

    @Test
    void aClosedFolderIsOneLine() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("home/.config/Claude/Claude Extensions"));
        Files.setPosixFilePermissions(closed, Set.of());
        assumeFalse(Files.isReadable(closed), "this user may read everything");
        assertThat(troubles("Linux")).containsExactly("unreadable-folder ~/.config/Claude/Claude Extensions");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    /** Each place of the table, except those below the system's own folders, which a test cannot write. */
    @Test
    void everyPlaceOfTheTableHasACase() throws IOException {
        Set<String> cases = new HashSet<>();
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/dev/riskdex/crawler/config", PLACES))) {
            lines.skip(1)
                    .map(line -> line.split(" *[|] *"))
                    .forEach(cells -> cases.add(cells[0].replaceFirst(" .*", "") + " " + cells[1] + " " + cells[2]));
        }
        for (String osName : List.of("Linux", "Mac OS X", "Windows 11")) {
            for (ConfigFile file : starred(osName)) {
                String path = folder.relativize(file.path()).toString();
                boolean writable = file.path().startsWith(folder);
                String wanted =
                        osName.replaceFirst(" .*", "") + " " + file.client().name() + " " + path;
                assertThat(!writable || cases.contains(wanted)).as(wanted).isTrue();
            }
        }
    }

    /** Places without stars: those with one are only listed where a file fits. */
    private List<ConfigFile> starred(String osName) throws IOException {
        return new ClientConfigs(environment(osName)).files(new ArrayList<>());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, /etc/claude-code/managed-mcp.json, Claude Code",
        "Linux, /etc/gemini-cli/settings.json, Gemini CLI",
        "Mac OS X, /Library/Application Support/ClaudeCode/managed-mcp.json, Claude Code",
        "Mac OS X, /Library/Application Support/GeminiCli/settings.json, Gemini CLI",
    })
    void knowsTheFilesOfTheSystem(String osName, String path, String client) throws IOException {
        assertThat(new ClientConfigs(environment(osName)).files(new ArrayList<>()))
                .filteredOn(file -> file.path().equals(Path.of(path)))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.client().name()).isEqualTo(client);
                    assertThat(file.scope()).isEqualTo("system");
                });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "entries.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '`')
    void readsWhatTheClientsWriteIntoAnEntry(String file, String entry, String expected) throws IOException {
        Path path = folder.resolve("home").resolve(file);
        Files.createDirectories(path.getParent());
        String key = file.contains("gemini/settings") || !file.contains("zed") ? "mcpServers" : "context_servers";
        String toml = file.endsWith(".toml") ? entry.replace("; ", "\n") : "";
        Files.writeString(path, toml.isEmpty() ? "{\"" + key + "\":{\"n\":" + entry.replace('\'', '"') + "}}" : toml);
        JsonNode use =
                dev.riskdex.model.ConfigurationCodec.write(found("Linux").get(0).use());

        JsonMapper.shared()
                .readTree(expected.replace('\'', '"'))
                .properties()
                .forEach(field ->
                        assertThat(use.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }
}
