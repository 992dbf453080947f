package dev.riskdex.crawler.parse;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.List;

/**
 * What could be read of a definition file.
 *
 * @param servers in the order of the file
 * @param warnings everything that could not be read, with its place; those that concern one server stand in its
 *     provenance too
 */
public record DefinitionReading(List<ServerDefinition> servers, List<Warning> warnings) {

    public DefinitionReading {
        servers = List.copyOf(servers);
        warnings = List.copyOf(warnings);
    }

    /** Whether nothing at all could be read. */
    public boolean failed() {
        return servers.isEmpty();
    }
}
