package dev.riskdex.crawler.extract.language;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.Optional;

/**
 * A tool as it was found at one place. The same tool may be found at several.
 *
 * @param definition what could be read of it
 * @param registered whether the place hands the tool to the protocol; otherwise it is a definition without a known use
 * @param direct whether the tool is written at the place itself, not handed there from elsewhere
 */
public record FoundTool(ToolDefinition definition, boolean registered, boolean direct) {

    /** The tool, which may be absent at run time for a reason; one that was known before stays. */
    public FoundTool under(String condition) {
        ToolOrigin origin = definition.origin();
        if (condition.isEmpty() || origin.conditional().isPresent()) {
            return this;
        }
        ToolOrigin conditional = new ToolOrigin(
                origin.file(),
                origin.line(),
                origin.how(),
                Optional.of(condition),
                origin.descriptionPartial(),
                origin.parametersUnknown());
        ToolDefinition changed = new ToolDefinition(
                definition.name(),
                definition.title(),
                definition.description(),
                definition.inputSchema(),
                definition.outputSchema(),
                definition.annotations(),
                definition.meta(),
                conditional);
        return new FoundTool(changed, registered, direct);
    }

    /**
     * How much of the tool this place tells: used to choose among several places of one name. Of two variants that tell
     * as much, the one that does not claim to be read-only counts: a list shows what a tool can do at most.
     */
    public int weight() {
        int weight = registered ? 32 : 0;
        weight += definition.description().isPresent() ? 16 : 0;
        weight += definition.inputSchema().isPresent() && !definition.origin().parametersUnknown() ? 8 : 0;
        weight += direct ? 4 : 0;
        weight += definition.origin().conditional().isEmpty() ? 2 : 0;
        weight += definition.hint("readOnlyHint").orElse(false) ? 0 : 1;
        return weight;
    }
}
