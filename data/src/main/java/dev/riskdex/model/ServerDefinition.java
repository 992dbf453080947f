package dev.riskdex.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A server with the tools that it declares: one line of {@code definitions.jsonl}.
 *
 * @param rowId the caller's own id of the row, kept so that it comes out again with each result
 * @param server who it is
 * @param provenance where the definitions come from
 * @param tools in the order in which they were declared; duplicate names are all kept
 */
public record ServerDefinition(
        Optional<String> rowId, ServerInfo server, Provenance provenance, List<ToolDefinition> tools) {

    public ServerDefinition {
        Objects.requireNonNull(rowId);
        Objects.requireNonNull(server);
        Objects.requireNonNull(provenance);
        tools = List.copyOf(tools);
    }
}
