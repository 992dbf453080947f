package dev.riskdex.crawler.mcp;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the two sides agreed on before tools are asked for.
 *
 * @param modern whether it is the stateless era, without a handshake
 * @param protocolVersion the revision
 * @param serverInfo what the server says about itself, raw
 * @param instructions what it tells assistants
 * @param capabilities what it says it offers, raw
 */
record Session(
        boolean modern,
        String protocolVersion,
        Optional<JsonNode> serverInfo,
        Optional<String> instructions,
        Optional<JsonNode> capabilities) {

    /** Whether it says that it tells of changes of its list. */
    boolean announcesChanges() {
        return capabilities
                .map(declared -> declared.path("tools").path("listChanged").asBoolean(false))
                .orElse(false);
    }

    /** Whether it says that it has tools. */
    boolean declaresTools() {
        return capabilities.map(declared -> declared.path("tools").isObject()).orElse(false);
    }
}
