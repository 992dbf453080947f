package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of asking a server.
 *
 * @param server the server, where it listed its tools; where it did not, the first warning says why
 * @param warnings what could not be read, or was read with a reservation
 * @param details facts about the conversation, such as the era, who may see the list, and how one would log in
 */
public record LiveReading(Optional<LiveServer> server, List<Warning> warnings, Map<String, String> details) {

    public LiveReading {
        warnings = List.copyOf(warnings);
        details = Map.copyOf(details);
        if (server.isEmpty() && warnings.isEmpty()) {
            throw new IllegalArgumentException("a server that was not read must have a reason");
        }
    }
}
