package dev.riskdex.crawler;

import dev.riskdex.model.ServerDefinition;
import java.util.List;
import java.util.Optional;

/**
 * Where a source leads on to: an entry of a registry with the places where its tools can be read, or one more place,
 * such as the next page of a list.
 *
 * @param described what the source itself says of the server, with the tools that it lists for it, which may be none;
 *     absent where the lead is merely one more place
 * @param sources the notations of the places ({@link Sources#parse}); for a server, in falling order of fidelity
 */
public record Lead(Optional<ServerDefinition> described, List<String> sources) {

    public Lead {
        sources = List.copyOf(sources);
        if (described.isEmpty() && sources.size() != 1) {
            throw new IllegalArgumentException("a lead that describes no server is one place, not " + sources);
        }
    }

    /** One more place to read. */
    public static Lead place(String notation) {
        return new Lead(Optional.empty(), List.of(notation));
    }

    /** A server, and the places where its tools can be read. */
    public static Lead server(ServerDefinition described, List<String> sources) {
        return new Lead(Optional.of(described), sources);
    }
}
