package dev.riskdex.crawler.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A place where a client keeps its configuration; the file need not exist.
 *
 * @param client the program
 * @param scope {@code user}, {@code project}, {@code system} or {@code file}
 * @param path the file
 * @param within the folder that it must really lie in, links followed
 * @param keys where the servers stand in it; the first that is there counts
 */
public record ConfigFile(Client client, String scope, Path path, Path within, List<String> keys) {

    public ConfigFile {
        keys = List.copyOf(keys);
    }

    /** A file that the user names. It may be a link to anywhere; what it belongs to is told by its path. */
    public static ConfigFile named(Path path, Path within) {
        ClientTable table = new ClientTable();
        return new ConfigFile(
                table.clientOf(path), "file", path, within, table.unknown().keys());
    }

    /** A path as it is shown: below the home folder with {@code ~}, and with slashes. */
    static String shown(Path path, Path home) {
        return path.startsWith(home) ? "~/" + home.relativize(path).toString().replace('\\', '/') : path.toString();
    }
}
