package dev.riskdex.cli.report;

import dev.riskdex.model.Capability;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a tool differs between two states of its server.
 *
 * @param tool exact name
 * @param before its verdict then; empty for a new tool
 * @param after its verdict now; empty for one that is gone
 * @param changes what differs in the definition, in words; where only results were given, no more than that it does
 */
public record ToolDiff(String tool, Optional<ToolRisk> before, Optional<ToolRisk> after, List<String> changes) {

    public ToolDiff {
        changes = List.copyOf(changes);
    }

    /** Whether anything differs: the definition or the verdict. */
    boolean differs() {
        return !changes.isEmpty()
                || !verdict(before).equals(verdict(after))
                || !newFindings().isEmpty();
    }

    private static String verdict(Optional<ToolRisk> risk) {
        return risk.map(tool -> tool.category().label() + ", " + tool.severity().label())
                .orElse("");
    }

    /** The verdict and, where it moved, the one before. */
    public String verdicts() {
        String then = verdict(before);
        String now = verdict(after);
        if (then.isEmpty() || now.isEmpty() || then.equals(now)) {
            return then.isEmpty() ? now : then;
        }
        return then + " → " + now + (worse() ? " (up)" : rank(before) > rank(after) ? " (down)" : "");
    }

    private static int rank(Optional<ToolRisk> risk) {
        return risk.map(tool -> tool.severity().rank()).orElse(0);
    }

    /** Whether its severity is higher than it was; a new tool's is. */
    public boolean worse() {
        return rank(after) > rank(before);
    }

    /** What it can do now and could not. */
    public List<Capability> gained() {
        List<Capability> gained =
                new ArrayList<>(after.map(ToolRisk::capabilities).orElse(List.of()));
        gained.removeAll(before.map(ToolRisk::capabilities).orElse(List.of()));
        return gained;
    }

    /** Findings that were not there. */
    public List<Finding> newFindings() {
        List<Finding> found = new ArrayList<>(after.map(ToolRisk::findings).orElse(List.of()));
        found.removeAll(before.map(ToolRisk::findings).orElse(List.of()));
        return found;
    }

    /** In how many ways the newer state reaches a threshold. */
    int reasons(Severity threshold, boolean onlyFresh) {
        List<Finding> findings =
                onlyFresh ? newFindings() : after.map(ToolRisk::findings).orElse(List.of());
        boolean verdict =
                after.filter(risk -> risk.severity().reaches(threshold)).isPresent();
        return (verdict && (!onlyFresh || worse()) ? 1 : 0)
                + (int) findings.stream()
                        .filter(finding -> finding.severity().reaches(threshold))
                        .count();
    }
}
