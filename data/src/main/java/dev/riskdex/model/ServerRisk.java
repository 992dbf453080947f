package dev.riskdex.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The verdicts on all tools of a server, beside the definition that they were made from.
 *
 * <p>Findings about how the server is configured stand here and not with the tools: they hold for each use of the whole
 * server, and also for a server whose tools could not be read. They are no warnings either: a warning says what could
 * not be read, a finding what was read and is bad.
 *
 * @param definition what was judged
 * @param tools one verdict for each declared tool, in the same order
 * @param findings what is risky about the ways in which clients are configured to use the server
 * @param assessment its grade, and tools that are more dangerous together
 */
public record ServerRisk(
        ServerDefinition definition, List<ToolRisk> tools, List<Finding> findings, ServerAssessment assessment) {

    /** Riskiest first: by severity, then by category, then by name. */
    public static final Comparator<ToolRisk> RISKIEST_FIRST = Comparator.comparingInt(
                    (ToolRisk risk) -> risk.severity().rank())
            .thenComparing(ToolRisk::category)
            .reversed()
            .thenComparing(ToolRisk::tool);

    public ServerRisk {
        Objects.requireNonNull(definition);
        Objects.requireNonNull(assessment);
        tools = List.copyOf(tools);
        findings = List.copyOf(findings);
        if (tools.size() != definition.tools().size()) {
            throw new IllegalArgumentException(
                    definition.tools().size() + " tools declared but " + tools.size() + " judged");
        }
    }

    /** Verdicts on a server about whose configuration there is nothing to say. */
    public ServerRisk(ServerDefinition definition, List<ToolRisk> tools) {
        this(definition, tools, List.of());
    }

    /** Verdicts on a server that was not looked at as a whole. */
    public ServerRisk(ServerDefinition definition, List<ToolRisk> tools, List<Finding> findings) {
        this(definition, tools, findings, ServerAssessment.NONE);
    }

    /** The same with another assessment. */
    public ServerRisk assessed(ServerAssessment newAssessment) {
        return new ServerRisk(definition, tools, findings, newAssessment);
    }
}
