package dev.riskdex.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The verdict on one tool: one line of {@code risks.jsonl}.
 *
 * @param rowId the caller's id of the server's row, where it gave one
 * @param server slug of the server
 * @param tool exact name of the tool
 * @param category what its worst use does
 * @param severity how much harm that can do
 * @param confidence probability, from 0 to 1, that the printed category is right; for Unknown, that of the best
 *     class
 * @param confidenceReasons what lowered the confidence, as phrases; empty where nothing did
 * @param why two to four sentences for a person, composed from the evidence
 * @param evidence in falling order of weight
 * @param severityReasons what raised or lowered the severity from the category's default; empty where nothing did
 * @param actions for a tool of several acts, the members of its action parameter by category; else empty
 * @param capabilities in the order of the enum
 * @param capabilityEvidence one quote for each capability, in the same order
 * @param findings about the definition itself
 * @param attackPatterns ids of the patterns that match, sorted
 * @param ruleset version of the rules that were applied
 * @param definitionSha256 hash of the definition that was judged
 * @param override what somebody who knows better has set in place of our own verdict, which it keeps; empty where nobody
 *     has
 */
public record ToolRisk(
        Optional<String> rowId,
        String server,
        String tool,
        Category category,
        Severity severity,
        double confidence,
        List<String> confidenceReasons,
        String why,
        List<Evidence> evidence,
        List<String> severityReasons,
        Map<String, Category> actions,
        List<Capability> capabilities,
        List<CapabilityEvidence> capabilityEvidence,
        List<Finding> findings,
        List<String> attackPatterns,
        String ruleset,
        String definitionSha256,
        Optional<VerdictOverride> override) {

    public ToolRisk {
        Objects.requireNonNull(rowId);
        Objects.requireNonNull(server);
        Objects.requireNonNull(tool);
        Objects.requireNonNull(category);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(why);
        Objects.requireNonNull(ruleset);
        Objects.requireNonNull(definitionSha256);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not " + confidence);
        }
        confidenceReasons = List.copyOf(confidenceReasons);
        evidence = List.copyOf(evidence);
        severityReasons = List.copyOf(severityReasons);
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        capabilities = List.copyOf(capabilities);
        capabilityEvidence = List.copyOf(capabilityEvidence);
        Objects.requireNonNull(override);
        findings = List.copyOf(findings);
        attackPatterns = List.copyOf(attackPatterns);
    }

    /** A verdict of our own on a tool whose capabilities are not quoted. */
    public ToolRisk(
            Optional<String> rowId,
            String server,
            String tool,
            Category category,
            Severity severity,
            double confidence,
            List<String> confidenceReasons,
            String why,
            List<Evidence> evidence,
            List<String> severityReasons,
            Map<String, Category> actions,
            List<Capability> capabilities,
            List<Finding> findings,
            List<String> attackPatterns,
            String ruleset,
            String definitionSha256) {
        this(
                rowId,
                server,
                tool,
                category,
                severity,
                confidence,
                confidenceReasons,
                why,
                evidence,
                severityReasons,
                actions,
                capabilities,
                List.of(),
                findings,
                attackPatterns,
                ruleset,
                definitionSha256,
                Optional.empty());
    }

    /**
     * The same tool with what somebody has set in place of our own verdict. What only another category can do is no
     * capability any more.
     */
    public ToolRisk overridden(Category newCategory, Severity newSeverity, VerdictOverride by) {
        return new ToolRisk(
                rowId,
                server,
                tool,
                newCategory,
                newSeverity,
                confidence,
                confidenceReasons,
                why,
                evidence,
                severityReasons,
                actions,
                capabilities.stream()
                        .filter(capability -> newCategory == category || capability.goesWith(newCategory))
                        .toList(),
                capabilityEvidence.stream()
                        .filter(item ->
                                newCategory == category || item.capability().goesWith(newCategory))
                        .toList(),
                findings,
                attackPatterns,
                ruleset,
                definitionSha256,
                Optional.of(by));
    }
}
