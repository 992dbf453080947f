package dev.riskdex.cli.report;

import dev.riskdex.catalog.history.Drift;
import dev.riskdex.catalog.history.ToolChange;
import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyReview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a server differs between two states.
 *
 * @param server slug
 * @param instructions whether it tells assistants something else
 * @param tools all tools of both, by name
 * @param policy what a policy does not cover, where one was given
 */
public record ServerDiff(String server, boolean instructions, List<ToolDiff> tools, Optional<PolicyReview> policy) {

    public ServerDiff {
        tools = List.copyOf(tools);
    }

    /**
     * One state of a server.
     *
     * @param tools its verdicts
     * @param definition what it declared, where that is known and not only a result
     */
    public record Side(List<ToolRisk> tools, Optional<ServerDefinition> definition) {

        /** A server that is not there. */
        public static final Side NONE = new Side(List.of(), Optional.empty());

        public Side {
            tools = List.copyOf(tools);
        }

        private Map<String, ToolRisk> byName() {
            Map<String, ToolRisk> byName = new LinkedHashMap<>();
            tools.forEach(tool -> byName.merge(tool.tool(), tool, ServerDiff::stricter));
            return byName;
        }
    }

    /** Of tools that share a name the riskier counts, as in policies. */
    private static ToolRisk stricter(ToolRisk one, ToolRisk other) {
        return one.severity().rank() >= other.severity().rank() ? one : other;
    }

    /** Compares two states. */
    public static ServerDiff of(String server, Side before, Side after, Optional<Policy> policy) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        if (before.definition().isPresent() && after.definition().isPresent()) {
            put(before.definition().get(), after.definition().get(), changes);
        } else {
            putHashes(before.byName(), after.byName(), changes);
        }
        boolean instructions = changes.remove("") != null;
        Map<String, ToolRisk> then = before.byName();
        Map<String, ToolRisk> now = after.byName();
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        List<ToolDiff> tools = names.stream()
                .map(name -> new ToolDiff(
                        name,
                        Optional.ofNullable(then.get(name)),
                        Optional.ofNullable(now.get(name)),
                        changes.getOrDefault(name, List.of())))
                .toList();
        return new ServerDiff(
                server,
                instructions,
                tools,
                policy.flatMap(document -> after.definition().map(known -> PolicyReview.of(document, known))));
    }

    private static void put(ServerDefinition before, ServerDefinition after, Map<String, List<String>> changes) {
        for (ToolChange change : Drift.between(before, after)) {
            changes.computeIfAbsent(change.tool(), key -> new ArrayList<>())
                    .add(change.kind().words());
        }
        Map<String, List<Finding>> details = dev.riskdex.classifier.finding.Drift.between(before, after);
        details.forEach((tool, findings) -> findings.stream()
                .filter(finding -> finding.code().matches("drift\\.(argument-added|hint-changed)"))
                .forEach(finding -> changes.computeIfAbsent(tool, key -> new ArrayList<>())
                        .add(finding.message() + " (" + finding.quote() + ")")));
    }

    private static void putHashes(
            Map<String, ToolRisk> before, Map<String, ToolRisk> after, Map<String, List<String>> changes) {
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.put(name, List.of(ToolChange.Kind.REMOVED.words())));
        after.forEach((name, tool) -> {
            ToolRisk old = before.get(name);
            if (old == null) {
                changes.put(name, List.of(ToolChange.Kind.ADDED.words()));
            } else if (!old.definitionSha256().equals(tool.definitionSha256())) {
                changes.put(name, List.of("another definition"));
            }
        });
    }

    /** The tools that differ, by name. */
    public List<ToolDiff> changed() {
        return tools.stream().filter(ToolDiff::differs).toList();
    }

    /** How many reasons to fail there are. */
    public int reasons(FailOn threshold) {
        return threshold
                .severity()
                .map(severity -> tools.stream()
                        .mapToInt(tool -> tool.reasons(severity, threshold.onlyFresh()))
                        .sum())
                .orElseGet(() -> (instructions ? 1 : 0)
                        + (int) tools.stream()
                                .filter(tool -> !tool.changes().isEmpty())
                                .count());
    }
}
