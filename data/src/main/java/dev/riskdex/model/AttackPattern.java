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
 * @param mitigation what a policy can do about it, by the fields of a version "1" policy
 * @param falsePositives for which tools the pattern matches although there is little to fear
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
        List<String> falsePositives,
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
        falsePositives = List.copyOf(falsePositives);
        references = List.copyOf(references);
    }

    /** Where a pattern is described. */
    public record Reference(String name, String url) {}

    /**
     * Which tools a pattern concerns: those about which there is any of the findings, and those that reach the severity
     * and have one of each kind of trait that is not empty. With no kind of trait at all, only the findings count.
     *
     * @param findings categories of findings, whatever the tool's severity
     * @param atLeast severity that a tool must have for its traits to count
     * @param capabilities what it can do
     * @param categories what it does
     * @param words words of its name
     * @param parameters words of the names of its arguments
     * @param evidence beginnings of the ids of evidence in its verdict
     */
    public record Match(
            Set<String> findings,
            Severity atLeast,
            Set<Capability> capabilities,
            Set<Category> categories,
            Set<String> words,
            Set<String> parameters,
            Set<String> evidence) {

        public Match {
            findings = Set.copyOf(findings);
            Objects.requireNonNull(atLeast);
            capabilities = Set.copyOf(capabilities);
            categories = Set.copyOf(categories);
            words = Set.copyOf(words);
            parameters = Set.copyOf(parameters);
            evidence = Set.copyOf(evidence);
        }

        /** Whether any trait is asked for. */
        public boolean asksForTraits() {
            return !(capabilities.isEmpty()
                    && categories.isEmpty()
                    && words.isEmpty()
                    && parameters.isEmpty()
                    && evidence.isEmpty());
        }
    }
}
