package dev.riskdex.crawler.config;

import dev.riskdex.crawler.config.Client.Place;
import dev.riskdex.data.DataFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The clients of {@code data/sources/clients.yaml}, with the folders and names of fields that they use. */
final class ClientTable {

    private static final List<String> PLATFORMS = List.of("linux", "macos", "windows");

    private final JsonNode file = DataFiles.yaml("sources/clients.yaml");
    private final List<Client> clients =
            file.path("clients").valueStream().map(ClientTable::client).toList();

    /** In the order of the file. */
    List<Client> clients() {
        return clients;
    }

    /**
     * What may stand for a folder, best first.
     *
     * @param platform in lower case
     */
    List<String> folder(String name, String platform) {
        return texts(file.path("folders").path(name).path(platform));
    }

    /** The names that a fact of an entry goes by. */
    List<String> fields(String fact) {
        return texts(file.path("fields").path(fact));
    }

    /** The client that keeps its servers in files of such a path; else one that is known by all keys. */
    Client clientOf(Path path) {
        String slashes = "/" + path.toString().replace('\\', '/');
        return clients.stream()
                .filter(client -> client.places().stream().anyMatch(place -> slashes.matches(ends(place.tail()))))
                .findFirst()
                .orElseGet(this::unknown);
    }

    private static String ends(String tail) {
        return ".*/\\Q" + tail.replace("*", "\\E[^/]*\\Q") + "\\E";
    }

    /** A client of which only the file is known. */
    Client unknown() {
        List<String> keys = Stream.concat(
                        clients.stream().flatMap(client -> client.keys().stream()),
                        clients.stream()
                                .flatMap(client -> client.places().stream())
                                .flatMap(place -> place.keys().stream()))
                .distinct()
                .toList();
        return new Client("Configuration", keys, List.of(), false, Set.of(), Optional.empty(), Optional.empty());
    }

    private static Client client(JsonNode node) {
        List<String> keys = texts(node.path("keys"));
        List<Place> places = Stream.of("user", "project", "system")
                .flatMap(scope -> node.path(scope).valueStream().map(place -> place(place, scope, keys)))
                .toList();
        return new Client(
                node.path("name").asString(""),
                keys,
                places,
                node.path("plainUrl").asString("").equals("sse"),
                Set.copyOf(texts(node.path("ignored"))),
                text(node.path("allowed")),
                text(node.path("denied")));
    }

    private static Place place(JsonNode node, String scope, List<String> keysOfClient) {
        List<String> platforms = texts(node.path("platforms"));
        List<String> keys = texts(node.path("keys"));
        return new Place(
                scope,
                node.isString() ? node.stringValue() : node.path("path").asString(""),
                platforms.isEmpty() ? PLATFORMS : platforms,
                keys.isEmpty() ? keysOfClient : keys);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isEmpty());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asString("")).toList();
    }
}
