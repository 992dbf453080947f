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
 * @param configurations how clients on this machine use it, where that is how it was found; facts about this machine,
 *     beside what the server declares, and what the findings of {@link ServerRisk} are made from
 */
public record ServerDefinition(
        Optional<String> rowId,
        ServerInfo server,
        Provenance provenance,
        List<ToolDefinition> tools,
        List<Configuration> configurations) {

    public ServerDefinition {
        Objects.requireNonNull(rowId);
        Objects.requireNonNull(server);
        Objects.requireNonNull(provenance);
        tools = List.copyOf(tools);
        configurations = List.copyOf(configurations);
    }

    /** A server that was not found in a client's configuration. */
    public ServerDefinition(
            Optional<String> rowId, ServerInfo server, Provenance provenance, List<ToolDefinition> tools) {
        this(rowId, server, provenance, tools, List.of());
    }

    /** The same server, used in these ways. */
    public ServerDefinition usedAs(List<Configuration> uses) {
        return new ServerDefinition(rowId, server, provenance, tools, uses);
    }
}
