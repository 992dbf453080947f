package dev.riskdex.crawler.registry;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a registry itself says of one version of a server: {@code _meta["io.modelcontextprotocol.registry/official"]} of
 * the entry, or, in some registries, the same fields straight in {@code _meta}; in old documents the status of the
 * server itself.
 *
 * @param status {@code active}, {@code deprecated} or {@code deleted}; absent where the registry says nothing
 * @param message why, in the registry's words
 * @param latest whether this is the latest version, where the registry says so
 * @param publishedAt when this version was published
 * @param updatedAt when anything of it changed last
 */
record EntryStatus(
        Optional<String> status,
        Optional<String> message,
        Optional<Boolean> latest,
        Optional<String> publishedAt,
        Optional<String> updatedAt) {

    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";

    /** Reads the status of an entry and of the {@code server.json} in it. */
    static EntryStatus of(DocumentPart entry, DocumentPart server) {
        DocumentPart meta = entry.at("_meta");
        DocumentPart own = meta.node().path(OFFICIAL).isObject() ? meta.at(OFFICIAL) : meta;
        DocumentPart latest = own.at("isLatest");
        return new EntryStatus(
                own.text("status").or(() -> server.text("status")),
                own.text("statusMessage"),
                latest.node().isBoolean() ? Optional.of(latest.node().booleanValue()) : Optional.empty(),
                own.text("publishedAt").filter(EntryStatus::isTime),
                own.text("updatedAt").filter(EntryStatus::isTime));
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    boolean isDeleted() {
        return status.filter("deleted"::equals).isPresent();
    }

    void addTo(Facts facts) {
        facts.put("status", status);
        facts.put("statusMessage", message);
        facts.put("publishedAt", publishedAt);
        facts.put("updatedAt", updatedAt);
    }
}
