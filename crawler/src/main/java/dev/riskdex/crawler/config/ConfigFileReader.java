package dev.riskdex.crawler.config;

import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads configuration files of clients: JSON as people write it, TOML or YAML. */
public final class ConfigFileReader {

    /** Bytes of a file; configurations have some kilobytes. */
    private static final int LONGEST = 1 << 20;

    private final Path home;
    private final ClientTable table = new ClientTable();

    /**
     * @param home the home folder, shown as {@code ~}
     */
    public ConfigFileReader(Path home) {
        this.home = home;
    }

    /**
     * Reads a file where there is one. A missing one is no trouble; an empty, broken, overlong or unreadable one is one
     * warning.
     */
    public ConfigReading read(ConfigFile file) {
        String shown = ConfigFile.shown(file.path(), home);
        try {
            if (!Files.isRegularFile(file.path())) {
                return Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)
                        ? trouble("unreadable-file", "what is there is no file", shown)
                        : ConfigReading.NOTHING;
            }
            if (!file.path().toRealPath().startsWith(file.within().toRealPath())) {
                return trouble("link-out-of-folder", "the file is a link that leads elsewhere; it is not read", shown);
            }
            try (InputStream in = Files.newInputStream(file.path())) {
                byte[] bytes = in.readNBytes(LONGEST + 1);
                return bytes.length > LONGEST
                        ? trouble("file-too-large", "longer than " + LONGEST + " bytes; it is not read", shown)
                        : read(bytes, file, shown);
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
        ConfigDocument document =
                ConfigDocument.read(text, file.path().getFileName().toString(), shown);
        if (document.root().isEmpty()) {
            return trouble("broken-config", document.reason(), shown);
        }
        warnings.addAll(document.warnings());
        return new ServersReader(file, table, shown).read(document.root().get(), warnings);
    }

    private static ConfigReading trouble(String code, String message, String where) {
        return new ConfigReading(List.of(), List.of(new Warning(code, message, where)));
    }
}
