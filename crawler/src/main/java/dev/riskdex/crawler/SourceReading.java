package dev.riskdex.crawler;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Set;

/**
 * What came of reading a source.
 *
 * @param servers in the order of the source
 * @param warnings everything that could not be read, with its place; those that concern one server stand in its
 *     provenance too, so print these and no others
 * @param failed whether nothing could be read at all; then the first warning says why
 * @param leads where this source leads on to, in its order: the entries of a registry, its next page
 */
public record SourceReading(List<ServerDefinition> servers, List<Warning> warnings, boolean failed, List<Lead> leads) {

    public SourceReading {
        servers = List.copyOf(servers);
        warnings = List.copyOf(warnings);
        leads = List.copyOf(leads);
        if (failed && warnings.isEmpty()) {
            throw new IllegalArgumentException("a source that failed must say why");
        }
    }

    /** A reading that leads no further. */
    public SourceReading(List<ServerDefinition> servers, List<Warning> warnings, boolean failed) {
        this(servers, warnings, failed, List.of());
    }

    /** Warnings that say that a part of an item was left out or read with a reservation, though all tools are there. */
    private static final Set<String> COSTS_A_PART = Set.of(
            "bad-time",
            "control-character",
            "description-cut",
            "duplicate-key",
            "invalid-utf8",
            "lone-surrogate",
            "not-a-text",
            "not-an-object",
            "schema-not-an-object",
            "text-after-json",
            "too-deep");

    /**
     * Whether something could not be read: the source, a server's list, a part of an item, or an item that belongs to no
     * server. A warning that only says how a complete list was come by does not count.
     */
    public boolean partial() {
        return failed
                || servers.stream().anyMatch(server -> !server.provenance().complete())
                || warnings.stream()
                        .anyMatch(warning -> COSTS_A_PART.contains(warning.code())
                                || servers.stream()
                                        .noneMatch(server ->
                                                server.provenance().warnings().contains(warning)));
    }

    /** A source of which nothing could be read. */
    public static SourceReading failure(Warning reason) {
        return new SourceReading(List.of(), List.of(reason), true);
    }
}
