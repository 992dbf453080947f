package dev.riskdex.crawler.config;

import dev.riskdex.crawler.UserEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the known clients keep their configurations, one line each, in a fixed order. */
public final class ClientConfigs {

    private final UserEnvironment environment;

    public ClientConfigs(UserEnvironment environment) {
        this.environment = environment;
    }

    /** All places, whether there is a file or not. */
    public List<ConfigFile> files() {
        Path home = environment.home();
        Path settings = settingsFolder();
        List<ConfigFile> files = new ArrayList<>();
        files.add(user("Claude Desktop", settings.resolve("Claude").resolve("claude_desktop_config.json")));
        files.add(user("Claude Code", home.resolve(".claude.json")));
        files.add(user("Claude Code", home.resolve(".claude").resolve("settings.json")));
        files.add(project("Claude Code", ".mcp.json"));
        files.add(user("Cursor", home.resolve(".cursor").resolve("mcp.json")));
        files.add(project("Cursor", ".cursor/mcp.json"));
        for (String edition : List.of("Code", "Code - Insiders")) {
            Path folder = settings.resolve(edition).resolve("User");
            files.add(user("VS Code", folder.resolve("mcp.json")));
            files.add(user("VS Code", folder.resolve("settings.json")));
        }
        files.add(project("VS Code", ".vscode/mcp.json"));
        return files;
    }

    private ConfigFile user(String client, Path path) {
        return new ConfigFile(client, "user", path, userRoot(path));
    }

    private ConfigFile project(String client, String path) {
        Path folder = environment.workingDirectory();
        return new ConfigFile(client, "project", folder.resolve(path), folder);
    }

    /** The home folder, unless the user moved the settings out of it. */
    private Path userRoot(Path path) {
        return path.startsWith(environment.home()) ? environment.home() : settingsFolder();
    }

    private Path settingsFolder() {
        Path home = environment.home();
        return switch (environment.platform()) {
            case LINUX -> environment.variable("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
            case MACOS -> home.resolve("Library").resolve("Application Support");
            case WINDOWS ->
                environment
                        .variable("APPDATA")
                        .map(Path::of)
                        .orElse(home.resolve("AppData").resolve("Roaming"));
        };
    }
}
