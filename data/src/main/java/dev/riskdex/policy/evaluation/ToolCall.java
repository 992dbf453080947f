package dev.riskdex.policy.evaluation;

import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A call of a tool, as {@code tools/call} carries it.
 *
 * @param tool exact name of the tool
 * @param arguments usually an object; {@code null} in JSON means no arguments. What is neither is still judged: no
 *     condition on it can be decided
 */
public record ToolCall(String tool, JsonNode arguments) {

    public ToolCall {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(arguments);
    }

    /** A call without arguments. */
    public static ToolCall of(String tool) {
        return new ToolCall(tool, JsonNodeFactory.instance.objectNode());
    }
}
