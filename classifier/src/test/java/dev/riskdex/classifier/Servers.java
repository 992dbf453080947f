package dev.riskdex.classifier;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers and tools for tests, in our own words. */
public final class Servers {

    private Servers() {}

    /** A server of which nothing is known but its name and its tools. */
    public static ServerDefinition server(String name, ToolDefinition... tools) {
        return new ServerDefinition(
                Optional.empty(), ServerInfo.of(name), Provenance.of("test", "test"), List.of(tools));
    }

    /** A server of tools of which only the names are known. */
    public static ServerDefinition named(String server, String... tools) {
        return server(server, Arrays.stream(tools).map(ToolDefinition::named).toArray(ToolDefinition[]::new));
    }

    /** A tool with a description; no parameters are known. */
    public static ToolDefinition tool(String name, String description) {
        return tool(name, description, "", "");
    }

    /**
     * A tool.
     *
     * @param description empty for none
     * @param schema JSON with single quotes, empty for none
     * @param annotations JSON with single quotes, empty for none
     */
    public static ToolDefinition tool(String name, String description, String schema, String annotations) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.of(description).filter(text -> !text.isEmpty()),
                json(schema),
                Optional.empty(),
                json(annotations),
                Optional.empty(),
                ToolOrigin.PLAIN);
    }

    /** A tool with a description and a schema that is given as real JSON. */
    public static ToolDefinition withSchema(String name, String description, String schema) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.of(description),
                Optional.of(JsonMapper.shared().readTree(schema)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ToolOrigin.PLAIN);
    }

    private static Optional<JsonNode> json(String text) {
        return Optional.of(text)
                .filter(json -> !json.isEmpty())
                .map(json -> JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
