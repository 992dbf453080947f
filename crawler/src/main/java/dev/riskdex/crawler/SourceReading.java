package dev.riskdex.crawler;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.List;

/**
 * What came of reading a source.
 *
 * @param servers in the order of the source
 * @param warnings everything that could not be read, with its place; those that concern one server stand in its
 *     provenance too, so print these and no others
 * @param failed whether nothing could be read at all; then the first warning says why
 */
public record SourceReading(List<ServerDefinition> servers, List<Warning> warnings, boolean failed) {

    public SourceReading {
        servers = List.copyOf(servers);
        warnings = List.copyOf(warnings);
        if (failed && warnings.isEmpty()) {
            throw new IllegalArgumentException("a source that failed must say why");
        }
    }

    /**
     * Whether something could not be read: the source, a server's list, or an item that belongs to no server. A warning
     * that only says how a complete list was come by does not count.
     */
    public boolean partial() {
        return failed
                || servers.stream().anyMatch(server -> !server.provenance().complete())
                || warnings.stream()
                        .anyMatch(warning -> servers.stream()
                                .noneMatch(
                                        server -> server.provenance().warnings().contains(warning)));
    }

    /** A source of which nothing could be read. */
    public static SourceReading failure(Warning reason) {
        return new SourceReading(List.of(), List.of(reason), true);
    }
}
