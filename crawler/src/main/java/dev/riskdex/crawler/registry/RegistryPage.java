package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A page of {@code GET /v0.1/servers}, or a static file of its shape: {@code {"servers":[{"server":{…},"_meta":{…}}],
 * "metadata":{"nextCursor"}}}. Entries may also be bare {@code server.json} documents, as registries had them at first. An
 * entry that cannot be read costs itself only.
 */
final class RegistryPage {

    private RegistryPage() {}

    /**
     * Reads a page.
     *
     * @param root the document
     * @param where what the document is called, in front of the way to a value
     * @param listing the list that it belongs to
     * @return the page, or empty when the document is none
     */
    static Optional<ListPage> read(JsonNode root, String where, Listing listing) {
        JsonNode array = root.isArray() ? root : root.path("servers");
        if (array.isObject()) {
            return Optional.of(ToolHiveRegistry.read(root, where, listing));
        }
        if (!array.isArray()) {
            return Optional.empty();
        }
        List<Warning> warnings = new ArrayList<>();
        List<ServerEntry> entries = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            DocumentPart entry = new DocumentPart(array.get(i), where + "#servers[" + i + "]", new ArrayList<>());
            Optional<ServerEntry> read = read(entry, listing);
            if (read.isEmpty()) {
                warnings.addAll(entry.noted());
            }
            read.ifPresent(entries::add);
        }
        List<Lead> leads =
                LatestVersions.of(entries).stream().map(ServerEntry::lead).toList();
        return Optional.of(new ListPage(leads, warnings, next(root)));
    }

    private static Optional<ServerEntry> read(DocumentPart entry, Listing listing) {
        if (!entry.node().isObject()) {
            entry.warn("not-an-object", "an entry must be an object");
            return Optional.empty();
        }
        DocumentPart server = entry.at("server").node().isObject() ? entry.at("server") : entry;
        return ServerDocument.read(server, EntryStatus.of(entry, server), listing);
    }

    private static Optional<String> next(JsonNode root) {
        DocumentPart metadata = new DocumentPart(root, "#", new ArrayList<>()).at("metadata");
        return metadata.text("nextCursor");
    }
}
