package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.extract.lists.ReadyLists;
import dev.riskdex.model.ServerDefinition;
import java.util.Locale;

/** How near a list of tools is to what a client gets, best first: the order in which an entry's places are read. */
enum Fidelity {
    /** The server was asked itself. */
    LIVE,
    /** A bundle carries whole tool objects. */
    BUNDLED,
    /** A directory asked the server at some time and shows what it got. */
    DIRECTORY,
    /** Read out of the source code. */
    CODE,
    /** Named by a text for people. */
    README;

    /** The best that a place can give, by its notation. */
    static Fidelity promised(String place) {
        String start = place.toLowerCase(Locale.ROOT);
        if (start.startsWith("http://") || start.startsWith("https://")) {
            return LIVE;
        }
        return start.startsWith("mcpb:") ? BUNDLED : CODE;
    }

    /** What a place gave in fact: a bundle without schemas is no better than code, a README worse. */
    static Fidelity given(String place, ServerDefinition server) {
        Fidelity promised = promised(place);
        if (promised == LIVE) {
            return LIVE;
        }
        if (server.tools().stream().allMatch(ReadyLists::isFromReadme)) {
            return README;
        }
        boolean whole =
                server.tools().stream().allMatch(tool -> tool.inputSchema().isPresent());
        return promised == BUNDLED && !whole ? CODE : promised;
    }
}
