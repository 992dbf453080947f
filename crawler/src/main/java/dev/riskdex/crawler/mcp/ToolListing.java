package dev.riskdex.crawler.mcp;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A server's tool list as it came.
 *
 * @param kind how it was reached: {@code live-stdio}, {@code live-http} or {@code live-sse}
 * @param session what was agreed before
 * @param tools all pages one behind the other, raw
 * @param firstPage the result that held the first page, raw; it says how long and for whom it is valid
 * @param complete whether all pages were read
 */
record ToolListing(String kind, Session session, List<JsonNode> tools, Optional<JsonNode> firstPage, boolean complete) {

    ToolListing {
        tools = List.copyOf(tools);
    }
}
