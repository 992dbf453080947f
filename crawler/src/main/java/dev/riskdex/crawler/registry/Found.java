package dev.riskdex.crawler.registry;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;

/**
 * A list of tools of one server, as one place gave it.
 *
 * @param place the notation of the place, or what listed it
 * @param fidelity how near the list is to what a client gets
 * @param definition what the place gave
 */
record Found(String place, Fidelity fidelity, ServerDefinition definition) {

    /** Whether no other place could add anything: the server itself spoke, or nothing is missing. */
    boolean isWhole() {
        return fidelity == Fidelity.LIVE
                || (definition.provenance().complete()
                        && definition.tools().stream().allMatch(Found::isWhole));
    }

    private static boolean isWhole(ToolDefinition tool) {
        return tool.description().isPresent() && tool.inputSchema().isPresent();
    }
}
