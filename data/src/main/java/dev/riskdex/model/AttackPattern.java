package dev.riskdex.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A documented way in which access like a tool's gets abused: one file of {@code data/attack-patterns/}.
 *
 * @param id stable id, the file's name without its ending
 * @param title a few words
 * @param summary one or two sentences
 * @param how how it works, as a paragraph
 * @param steps what happens, in order
 * @param detection what it looks like in logs
 * @param mitigation what a policy can do about it
 * @param references where it is described: name and address
 * @param match which tools it concerns
 */
public record AttackPattern(
        String id,
        String title,
        String summary,
        String how,
        List<String> steps,
        List<String> detection,
        String mitigation,
        List<Reference> references,
        Match match) {

    public AttackPattern {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(how);
        Objects.requireNonNull(mitigation);
        Objects.requireNonNull(match);
        steps = List.copyOf(steps);
        detection = List.copyOf(detection);
        references = List.copyOf(references);
    }

    /** Where a pattern is described. */
    public record Reference(String name, String url) {}

    /**
     * Which tools a pattern concerns: those with any of the capabilities or any of the finding categories, as long
     * as they reach the severity.
     *
     * @param capabilities any of these is enough
     * @param findings any finding of these categories is enough, whatever the severity
     * @param atLeast severity that a tool must have for its capabilities to count
     */
    public record Match(Set<Capability> capabilities, Set<String> findings, Severity atLeast) {

        public Match {
            capabilities = Set.copyOf(capabilities);
            findings = Set.copyOf(findings);
            Objects.requireNonNull(atLeast);
        }

        /** Whether the pattern concerns a tool with these properties. */
        public boolean matches(List<Capability> has, List<Finding> found, Severity severity) {
            return found.stream().anyMatch(finding -> findings.contains(finding.category()))
                    || severity.reaches(atLeast) && has.stream().anyMatch(capabilities::contains);
        }
    }
}
