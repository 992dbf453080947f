package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.text.Description;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import java.util.Optional;
import java.util.Set;

/**
 * What is taken away from definitions, or put in its place, to see how much of the verdicts hangs on it.
 *
 * @param without parts that are taken away
 * @param description what stands in place of every description; empty leaves them as they are
 */
public record Variation(Set<Part> without, Optional<String> description) {

    /** Nothing is taken away. */
    public static final Variation NONE = new Variation(Set.of(), Optional.empty());

    public Variation {
        without = Set.copyOf(without);
    }

    /** A part of a tool's definition. */
    public enum Part {
        /** The author's annotations. */
        HINTS,
        /** The whole description. */
        DESCRIPTIONS,
        /** All of the description but its first sentence. */
        DETAILS,
        /** The schema of the arguments. */
        PARAMETERS
    }

    public ServerDefinition of(ServerDefinition server) {
        return new ServerDefinition(
                server.rowId(),
                server.server(),
                server.provenance(),
                server.tools().stream().map(this::of).toList());
    }

    private ToolDefinition of(ToolDefinition tool) {
        return new ToolDefinition(
                tool.name(),
                tool.title(),
                description(tool),
                without.contains(Part.PARAMETERS) ? Optional.empty() : tool.inputSchema(),
                tool.outputSchema(),
                without.contains(Part.HINTS) ? Optional.empty() : tool.annotations(),
                tool.meta(),
                tool.origin());
    }

    private Optional<String> description(ToolDefinition tool) {
        if (description.isPresent()) {
            return description;
        }
        if (without.contains(Part.DESCRIPTIONS)) {
            return Optional.empty();
        }
        return without.contains(Part.DETAILS) ? tool.description().map(Variation::firstSentence) : tool.description();
    }

    private static String firstSentence(String text) {
        return Description.of(text).tokens().stream()
                .filter(token -> token.sentence() > 0)
                .findFirst()
                .map(token -> text.substring(0, token.start()))
                .orElse(text);
    }
}
