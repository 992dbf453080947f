package dev.riskdex.cli.report;

import dev.riskdex.cli.report.Baseline.Row;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs from a baseline. What was not read this time, or not wholly, is not said to be gone.
 *
 * @param baseline name of the file
 * @param definitions tools whose definition is not the one of the baseline
 * @param fixed findings of the baseline that are no more, and tools that rank lower
 * @param notRead servers of the baseline that were not read
 */
public record Comparison(
        String baseline, Map<ToolRef, DefinitionState> definitions, List<Issue> fixed, List<String> notRead) {

    public Comparison {
        definitions = Map.copyOf(definitions);
        fixed = List.copyOf(fixed);
        notRead = List.copyOf(notRead);
    }

    /** Compares what was found now. */
    static Comparison of(Baseline baseline, List<ServerRisk> servers) {
        Map<ToolRef, DefinitionState> definitions = new TreeMap<>();
        servers.stream().flatMap(server -> server.tools().stream()).forEach(tool -> {
            DefinitionState state = state(baseline, tool);
            if (state != DefinitionState.SAME) {
                definitions.put(new ToolRef(tool.server(), tool.tool()), state);
            }
        });
        List<Issue> now =
                servers.stream().flatMap(server -> Issue.of(server).stream()).toList();
        Set<ToolRef> there = now.stream().map(Issue::subject).collect(Collectors.toSet());
        Set<String> whole = servers.stream()
                .filter(server -> server.definition().provenance().complete())
                .map(server -> server.definition().server().slug())
                .collect(Collectors.toSet());
        baseline.all().stream()
                .map(Row::subject)
                .filter(subject -> !subject.tool().isEmpty() && whole.contains(subject.server()))
                .filter(subject -> !there.contains(subject))
                .forEach(subject -> definitions.put(subject, DefinitionState.REMOVED));
        return new Comparison(baseline.name(), definitions, fixed(baseline, now, whole), notRead(baseline, servers));
    }

    private static DefinitionState state(Baseline baseline, ToolRisk tool) {
        List<Row> known = baseline.of(new ToolRef(tool.server(), tool.tool()));
        if (known.isEmpty()) {
            return DefinitionState.ADDED;
        }
        return known.stream().anyMatch(row -> row.definition().equals(tool.definitionSha256()))
                ? DefinitionState.SAME
                : DefinitionState.CHANGED;
    }

    private static List<Issue> fixed(Baseline baseline, List<Issue> now, Set<String> whole) {
        Map<String, Integer> ranks = new TreeMap<>();
        now.forEach(issue -> ranks.merge(key(issue), issue.severity().rank(), Math::max));
        List<Issue> fixed = new ArrayList<>();
        for (Row row : baseline.all()) {
            Stream<Issue> findings = row.findings().stream().map(finding -> Issue.of(row.subject(), finding));
            Stream<Issue> verdict = row.subject().tool().isEmpty() ? Stream.empty() : Stream.of(verdict(row));
            Stream.concat(verdict, findings)
                    .filter(issue -> whole.contains(issue.subject().server()))
                    .filter(issue ->
                            ranks.getOrDefault(key(issue), 0) < issue.severity().rank())
                    .forEach(fixed::add);
        }
        return fixed;
    }

    private static Issue verdict(Row row) {
        String category = row.category().slug();
        return new Issue(row.subject(), "verdict." + category, category, row.severity(), "", "", "");
    }

    /** A verdict stays the verdict on its tool when the category changes. */
    private static String key(Issue issue) {
        return issue.verdict() ? issue.subject() + " verdict" : issue.fingerprint();
    }

    private static List<String> notRead(Baseline baseline, List<ServerRisk> servers) {
        Set<String> names = new TreeSet<>();
        baseline.all().forEach(row -> names.add(row.subject().server()));
        servers.forEach(server -> names.remove(server.definition().server().slug()));
        return List.copyOf(names);
    }

    /** How a tool's definition compares. */
    public DefinitionState definition(ToolRef tool) {
        return definitions.getOrDefault(tool, DefinitionState.SAME);
    }

    /** Whether any definition is new, changed or gone. */
    public boolean drifted() {
        return !definitions.isEmpty();
    }

    /** Tools in this state, sorted. */
    public List<ToolRef> tools(DefinitionState state) {
        return definitions.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
