package dev.riskdex.classifier.policy;

import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that is known of the tools of one name, taken together so that the policy is that of the strictest.
 *
 * @param name exact name
 * @param category the strictest of them
 * @param severity the highest of those that have this category
 * @param words of the name
 * @param arguments of all declarations
 * @param actions members of the action argument by category, where it has acts of several; of two, the stricter
 */
record JudgedTool(
        String name,
        Category category,
        Severity severity,
        Set<String> words,
        List<Argument> arguments,
        Map<String, Category> actions) {

    /** The tools of a server, one for each name, sorted by name. */
    static Map<String, JudgedTool> of(ServerRisk server) {
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < server.tools().size(); i++) {
            places.computeIfAbsent(server.tools().get(i).tool(), name -> new ArrayList<>())
                    .add(i);
        }
        Map<String, JudgedTool> tools = new TreeMap<>();
        places.forEach((name, indexes) -> tools.put(
                name,
                of(
                        name,
                        indexes.stream().map(server.tools()::get).toList(),
                        indexes.stream().map(server.definition().tools()::get).toList())));
        return tools;
    }

    private static JudgedTool of(String name, List<ToolRisk> risks, List<ToolDefinition> definitions) {
        ToolRisk strictest = risks.stream()
                .max(Comparator.comparingInt((ToolRisk risk) -> strictness(risk.category()))
                        .thenComparingInt(risk -> risk.severity().rank()))
                .orElseThrow();
        Map<String, Category> actions = new LinkedHashMap<>();
        risks.forEach(risk ->
                risk.actions().forEach((member, category) -> actions.merge(member, category, JudgedTool::stricter)));
        return new JudgedTool(
                name,
                strictest.category(),
                strictest.severity(),
                new HashSet<>(Words.of(name)),
                definitions.stream()
                        .flatMap(definition -> Argument.of(definition).stream())
                        .distinct()
                        .toList(),
                actions);
    }

    /** The argument that chooses the act; empty where there are no acts to choose, or where no condition can name it. */
    Optional<Argument> actionArgument() {
        return actions.isEmpty()
                ? Optional.empty()
                : arguments.stream()
                        .filter(argument -> argument.type().equals("string"))
                        .filter(argument -> argument.members().containsAll(actions.keySet()))
                        .findFirst();
    }

    private static Category stricter(Category one, Category other) {
        return strictness(one) >= strictness(other) ? one : other;
    }

    /** Denied outright counts as stricter than limited, and hidden as strictest. */
    static int strictness(Category category) {
        return switch (category) {
            case READ -> 0;
            case WRITE -> 1;
            case UNKNOWN -> 2;
            case EXECUTE -> 3;
            case FINANCIAL -> 4;
            case DESTRUCTIVE -> 5;
        };
    }
}
