package dev.riskdex.classifier.policy.export;

/**
 * Writes policies for one target. What it writes is never wider than the policy: it allows a call only where the
 * policy's conditions provably hold, limits aside. The one rule for what a target cannot say is {@link ToolOutcomes}'.
 */
public interface PolicyExporter {

    /** Name on the command line, such as {@code claude-code}. */
    String id();

    /** What the target can say. */
    Coverage coverage();

    /**
     * Writes a policy.
     *
     * @throws ExportException when a name cannot be written and leaving it out would allow what the policy denies
     */
    PolicyExport export(ExportRequest request);
}
