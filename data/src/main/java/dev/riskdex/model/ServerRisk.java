package dev.riskdex.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The verdicts on all tools of a server, beside the definition that they were made from.
 *
 * @param definition what was judged
 * @param tools one verdict for each declared tool, in the same order
 */
public record ServerRisk(ServerDefinition definition, List<ToolRisk> tools) {

    /** Riskiest first: by severity, then by category, then by name. */
    public static final Comparator<ToolRisk> RISKIEST_FIRST = Comparator.comparingInt(
                    (ToolRisk risk) -> risk.severity().rank())
            .thenComparing(ToolRisk::category)
            .reversed()
            .thenComparing(ToolRisk::tool);

    public ServerRisk {
        Objects.requireNonNull(definition);
        tools = List.copyOf(tools);
        if (tools.size() != definition.tools().size()) {
            throw new IllegalArgumentException(
                    definition.tools().size() + " tools declared but " + tools.size() + " judged");
        }
    }
}
