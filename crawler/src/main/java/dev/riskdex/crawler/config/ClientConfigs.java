package dev.riskdex.crawler.config;

import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.config.Client.Place;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the known clients keep their configurations on this machine, in a fixed order. */
public final class ClientConfigs {

    /** Files that a star may stand for; more are left out. */
    private static final int MOST_MATCHES = 200;

    private static final Pattern FOLDER = Pattern.compile("\\{(\\w+)}/(.*)");

    private final ClientTable table = new ClientTable();
    private final UserEnvironment environment;
    private final String platform;

    public ClientConfigs(UserEnvironment environment) {
        this.environment = environment;
        this.platform = environment.platform().name().toLowerCase(Locale.ROOT);
    }

    /**
     * All places, whether there is a file or not; a path with a star comes once for each file that it fits.
     *
     * @param warnings takes the folders that could not be searched
     */
    public List<ConfigFile> files(List<Warning> warnings) {
        List<ConfigFile> files = new ArrayList<>();
        for (Client client : table.clients()) {
            for (Place place : client.places()) {
                if (place.platforms().contains(platform)) {
                    Path folder = folder(place);
                    Path within = folder.startsWith(environment.home()) ? environment.home() : folder;
                    for (Path path : matching(folder, place.tail(), warnings)) {
                        files.add(new ConfigFile(client, place.scope(), path, within, place.keys()));
                    }
                }
            }
        }
        return files;
    }

    private Path folder(Place place) {
        Matcher matcher = FOLDER.matcher(place.path());
        if (!matcher.matches()) {
            return environment.workingDirectory();
        }
        return matcher.group(1).equals("home")
                ? environment.home()
                : table.folder(matcher.group(1), platform).stream()
                        .flatMap(folder -> resolved(folder).stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no folder for " + place.path()));
    }

    private Optional<Path> resolved(String folder) {
        if (folder.startsWith("$")) {
            return environment.variable(folder.substring(1)).map(Path::of);
        }
        return Optional.of(
                folder.startsWith("{home}/")
                        ? environment.home().resolve(folder.substring("{home}/".length()))
                        : Path.of(folder));
    }

    private List<Path> matching(Path folder, String tail, List<Warning> warnings) {
        List<Path> found = List.of(folder);
        for (String name : tail.split("/")) {
            List<Path> deeper = new ArrayList<>();
            for (Path path : found) {
                deeper.addAll(name.contains("*") ? entries(path, name, warnings) : List.of(path.resolve(name)));
            }
            found = deeper.subList(0, Math.min(MOST_MATCHES, deeper.size()));
        }
        return found;
    }

    private List<Path> entries(Path folder, String glob, List<Warning> warnings) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            return notSearched(folder, e, warnings);
        }
        entries.sort(null);
        return entries;
    }

    private List<Path> notSearched(Path folder, Exception why, List<Warning> warnings) {
        warnings.add(new Warning(
                "unreadable-folder",
                "the folder cannot be searched: " + why.getClass().getSimpleName(),
                ConfigFile.shown(folder, environment.home())));
        return List.of();
    }
}
