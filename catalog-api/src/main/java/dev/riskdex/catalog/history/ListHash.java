package dev.riskdex.catalog.history;

import dev.riskdex.model.CanonicalJson;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Hashes that tell states of a server apart, each 64 hex digits.
 *
 * @param ordered of its tools in their order, each normalised ({@link DefinitionCodec#sha256})
 * @param sorted the same of the tools sorted: servers that list in another order each time do not change
 * @param told of what the server tells assistants
 */
record ListHash(String ordered, String sorted, String told) {

    static ListHash of(ServerDefinition server) {
        List<String> tools = server.tools().stream()
                .map(tool -> Sha256.hex(tool.name()) + DefinitionCodec.sha256(tool))
                .toList();
        return new ListHash(
                Sha256.hex(String.join("\n", tools)),
                Sha256.hex(String.join("\n", tools.stream().sorted().toList())),
                Sha256.hex(server.server().instructions().orElse("")));
    }

    /** Whether nothing that counts differs. */
    boolean sameAs(ListHash other) {
        return sorted.equals(other.sorted) && told.equals(other.told);
    }

    static String canonical(JsonNode node) {
        return new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8);
    }
}
