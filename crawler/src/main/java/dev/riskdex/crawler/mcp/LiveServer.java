package dev.riskdex.crawler.mcp;

import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A server that listed its tools.
 *
 * @param kind how it was reached: {@code live-stdio}, {@code live-http} or {@code live-sse}
 * @param protocolVersion the revision that it answered in
 * @param info what it says about itself, under the identity that it was asked under
 * @param tools its tools, one by one
 * @param raw the same tools as they came, with everything that a definition has no place for
 * @param complete whether the list is believed to hold all tools
 * @param sha256 hash of the list as it came: canonical JSON in the server's order
 * @param sortedSha256 hash of the same tools sorted by name: equal for two lists that differ in their order only
 */
public record LiveServer(
        String kind,
        Optional<String> protocolVersion,
        ServerInfo info,
        List<ToolDefinition> tools,
        List<JsonNode> raw,
        boolean complete,
        String sha256,
        String sortedSha256) {

    public LiveServer {
        tools = List.copyOf(tools);
        raw = List.copyOf(raw);
    }
}
