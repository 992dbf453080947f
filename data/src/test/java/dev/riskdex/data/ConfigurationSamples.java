package dev.riskdex.data;

import dev.riskdex.model.Configuration;
import java.util.List;
import java.util.Optional;

/** Two uses of an invented server: one that says everything, one that says as little as possible. */
final class ConfigurationSamples {

    static final Configuration FULL = new Configuration(
            "Cursor",
            "user",
            "~/.cursor/mcp.json",
            "notes",
            "stdio",
            List.of("npx", "-y", "notes@1.2", "--api-key", "***"),
            List.of("NOTES_TOKEN"),
            Optional.empty(),
            List.of(),
            false,
            List.of("list_notes", "add_note"),
            List.of("delete_note"),
            List.of("*"),
            List.of("env/NOTES_TOKEN", "command/4"),
            "npm:notes",
            Optional.of("1.2"));

    static final Configuration BARE = new Configuration(
            "Zed",
            "project",
            ".zed/settings.json",
            "",
            "http",
            List.of(),
            List.of(),
            Optional.of("https://notes.example/mcp"),
            List.of("Authorization"),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "https://notes.example/mcp",
            Optional.empty());

    private ConfigurationSamples() {}
}
