package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.source.FileSource;
import dev.riskdex.model.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A {@code server.json} on this machine: the one server that it describes, read at the places that it names. A file of this
 * name that declares tools instead is read like any other file.
 *
 * @param notation the path as the user wrote it
 * @param file the path
 */
public record ServerJsonSource(String notation, Path file) implements Source {

    /** Whether a file of this name may be such a document. */
    public static boolean isNamedSo(Path file) {
        return String.valueOf(file.getFileName()).matches("(?i)(.*[._-])?server\\.json");
    }

    @Override
    public SourceReading read(SourceContext context) {
        List<Warning> noted = new ArrayList<>();
        Path place = context.environment().workingDirectory().resolve(file);
        Optional<JsonNode> root = new LocalFiles(context)
                .json(place, notation, noted)
                .map(node -> node.path("server").isObject() ? node.path("server") : node)
                .filter(ServerJsonSource::describesAServer);
        if (root.isEmpty()) {
            return new FileSource(notation, file).read(context);
        }
        DocumentPart server = new DocumentPart(root.get(), notation + "#", noted);
        Listing listing = Listing.local("server.json", notation, context);
        return ServerDocument.read(server, EntryStatus.of(server, server), listing)
                .map(entry -> new LeadSource(
                                entry.lead().described().orElseThrow(),
                                entry.lead().sources())
                        .read(context))
                .orElseGet(() -> SourceReading.failure(noted.get(noted.size() - 1)));
    }

    private static boolean describesAServer(JsonNode node) {
        return node.path("name").isString()
                && !node.has("tools")
                && (node.has("packages") || node.has("remotes") || node.has("repository"));
    }
}
