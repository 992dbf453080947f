package dev.riskdex.crawler.config;

import dev.riskdex.crawler.parse.JsonDocument;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads configuration files of clients: JSON with comments and trailing commas, servers under any of their keys. */
public final class ConfigFileReader {

    /** Configurations have some kilobytes; one client keeps much else in the same file. */
    private static final int LONGEST = 8 << 20;

    private final Path home;
    private final JsonTreeReader json =
            JsonTreeReader.withComments(new ReadLimits(LONGEST, LONGEST, 64, 2_000_000, 0, 0, 0, 20));

    /**
     * @param home the home folder, shown as {@code ~}
     */
    public ConfigFileReader(Path home) {
        this.home = home;
    }

    /** Reads a file where there is one; a missing one is no trouble, an empty or broken one is one warning. */
    public ConfigReading read(ConfigFile file) {
        String shown = shown(file.path());
        try {
            if (!Files.isRegularFile(file.path())) {
                return ConfigReading.NOTHING;
            }
            if (!file.path().toRealPath().startsWith(file.within().toRealPath())) {
                return trouble("link-out-of-folder", "the file is a link that leads elsewhere; it is not read", shown);
            }
            if (Files.size(file.path()) > LONGEST) {
                return trouble("file-too-large", "longer than " + LONGEST + " bytes; it is not read", shown);
            }
            try (InputStream in = Files.newInputStream(file.path())) {
                return read(in.readNBytes(LONGEST), file, shown);
            }
        } catch (IOException e) {
            return trouble(
                    "unreadable-file",
                    "the file cannot be read: " + e.getClass().getSimpleName(),
                    shown);
        }
    }

    private ConfigReading read(byte[] bytes, ConfigFile file, String shown) {
        List<Warning> warnings = new ArrayList<>();
        String text = Texts.decode(bytes, bytes.length, shown, warnings);
        if (text.isBlank()) {
            return trouble("empty-file", "the file is empty", shown);
        }
        JsonDocument document = json.read(text, shown);
        if (document.broken()
                || document.root().isEmpty()
                || !document.root().get().isObject()) {
            String reason = document.warnings().isEmpty()
                    ? "no JSON object"
                    : document.warnings().get(0).message();
            return trouble("broken-config", "the file cannot be read: " + SecretMask.withoutQuotes(reason), shown);
        }
        warnings.addAll(document.warnings());
        List<ConfiguredServer> servers = new ArrayList<>();
        servers(document.root().get(), file, shown, servers, warnings);
        return new ConfigReading(servers, warnings);
    }

    private static void servers(
            JsonNode root, ConfigFile file, String shown, List<ConfiguredServer> servers, List<Warning> warnings) {
        Stream.of(
                        root.path("mcpServers"),
                        root.path("servers"),
                        root.path("mcp").path("servers"))
                .forEach(map -> entries(map, file, file.scope(), shown, servers, warnings));
        root.path("projects")
                .properties()
                .forEach(project -> entries(
                        project.getValue().path("mcpServers"),
                        file,
                        "local " + project.getKey(),
                        shown,
                        servers,
                        warnings));
    }

    private static void entries(
            JsonNode map,
            ConfigFile file,
            String scope,
            String shown,
            List<ConfiguredServer> servers,
            List<Warning> warnings) {
        map.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                servers.add(ConfigEntry.read(entry.getValue(), file.client(), scope, shown, entry.getKey()));
            } else {
                warnings.add(new Warning(
                        "server-not-an-object", "the server '" + entry.getKey() + "' is no JSON object", shown));
            }
        });
    }

    private String shown(Path path) {
        return path.startsWith(home) ? "~/" + home.relativize(path).toString().replace('\\', '/') : path.toString();
    }

    private static ConfigReading trouble(String code, String message, String where) {
        return new ConfigReading(List.of(), List.of(new Warning(code, message, where)));
    }
}
