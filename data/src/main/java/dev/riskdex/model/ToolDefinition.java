package dev.riskdex.model;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A tool as its server declares it. What the server left out is absent here, never an empty text or object.
 *
 * @param name exact name, as a call must give it; may be any text, never empty
 * @param title display name, where declared
 * @param description text for the assistant, where declared
 * @param inputSchema JSON Schema of the arguments as received, where declared; usually an object
 * @param outputSchema JSON Schema of the result as received, where declared
 * @param annotations the author's hints as received, where declared
 * @param meta the {@code _meta} object as received, where declared
 * @param origin where and how the definition was read
 */
public record ToolDefinition(
        String name,
        Optional<String> title,
        Optional<String> description,
        Optional<JsonNode> inputSchema,
        Optional<JsonNode> outputSchema,
        Optional<JsonNode> annotations,
        Optional<JsonNode> meta,
        ToolOrigin origin) {

    public ToolDefinition {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a tool needs a name");
        }
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(inputSchema);
        Objects.requireNonNull(outputSchema);
        Objects.requireNonNull(annotations);
        Objects.requireNonNull(meta);
        Objects.requireNonNull(origin);
    }

    /** A tool of which only the name is known. */
    public static ToolDefinition named(String name) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ToolOrigin.PLAIN);
    }

    /**
     * One of the author's yes-or-no hints, such as {@code readOnlyHint}. Absent is kept apart from false: the
     * protocol's defaults would make every tool without hints destructive.
     */
    public Optional<Boolean> hint(String hintName) {
        return annotations
                .map(hints -> hints.get(hintName))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
    }
}
