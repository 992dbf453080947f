package dev.riskdex.crawler.extract;

import dev.riskdex.model.ToolDefinition;

/**
 * A tool as it was found at one place. The same tool may be found at several.
 *
 * @param definition what could be read of it
 * @param registered whether the place hands the tool to the protocol; otherwise it is a definition without a known use
 * @param direct whether the tool is written at the place itself, not handed there from elsewhere
 */
public record FoundTool(ToolDefinition definition, boolean registered, boolean direct) {

    /** How much of the tool this place tells: used to choose among several places of one name. */
    int weight() {
        int weight = registered ? 16 : 0;
        weight += definition.description().isPresent() ? 8 : 0;
        weight += definition.inputSchema().isPresent() && !definition.origin().parametersUnknown() ? 4 : 0;
        weight += direct ? 2 : 0;
        weight += definition.origin().conditional().isEmpty() ? 1 : 0;
        return weight;
    }
}
