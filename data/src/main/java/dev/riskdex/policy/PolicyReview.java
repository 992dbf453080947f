package dev.riskdex.policy;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Holds a valid policy against the server that it is for. The worst trap of policies is a rule that is accepted and
 * never matches, because a name in it is not the server's.
 *
 * @param unmatched names of tools and arguments that the server does not have, each with its place
 * @param unlisted tools of the server that the policy does not name, sorted; its default decides them
 */
public record PolicyReview(List<PolicyProblem> unmatched, List<String> unlisted) {

    /** Keywords with which a schema may allow arguments that it does not list. */
    private static final Set<String> OPEN =
            Set.of("$ref", "allOf", "anyOf", "oneOf", "patternProperties", "$dynamicRef", "if");

    public PolicyReview {
        unmatched = List.copyOf(unmatched);
        unlisted = List.copyOf(unlisted);
    }

    /** What a policy and a server's list of tools do not have in common. */
    public static PolicyReview of(Policy policy, ServerDefinition server) {
        Map<String, List<ToolDefinition>> known = server.tools().stream()
                .collect(Collectors.groupingBy(ToolDefinition::name, LinkedHashMap::new, Collectors.toList()));
        List<PolicyProblem> unmatched = new ArrayList<>();
        for (int i = 0; i < policy.hide().size(); i++) {
            String name = policy.hide().get(i);
            if (!name.equals("*")) {
                unknownTool(name, Pointers.item("/hide", i), known.keySet()).ifPresent(unmatched::add);
            }
        }
        policy.tools().forEach((name, rule) -> {
            unknownTool(name, Pointers.ofTool(name), known.keySet()).ifPresent(unmatched::add);
            arguments(name, rule)
                    .forEach((pointer, path) -> unknownArgument(pointer, path, known.getOrDefault(name, List.of()))
                            .ifPresent(unmatched::add));
        });
        Set<String> unlisted = new TreeSet<>(known.keySet());
        unlisted.removeAll(policy.tools().keySet());
        policy.hide().forEach(unlisted::remove);
        return new PolicyReview(unmatched, policy.hide().contains("*") ? List.of() : List.copyOf(unlisted));
    }

    private static Optional<PolicyProblem> unknownTool(String name, String pointer, Collection<String> known) {
        return known.contains(name)
                ? Optional.empty()
                : Optional.of(new PolicyProblem(
                        pointer,
                        "the server has no tool '" + name + "', so this never matches",
                        Hints.near(name, known)));
    }

    /** The paths of a rule by their places, in document order. */
    private static Map<String, String> arguments(String tool, ToolRule rule) {
        Map<String, String> paths = new LinkedHashMap<>();
        String pointer = Pointers.ofTool(tool);
        putPaths(rule.require(), pointer + "/require", paths);
        for (int i = 0; i < rule.denyIf().size(); i++) {
            putPaths(rule.denyIf().get(i).conditions(), pointer + "/deny_if/" + i + "/conditions", paths);
        }
        for (int i = 0; i < rule.limits().size(); i++) {
            String place = pointer + "/limits/" + i + "/increment_from";
            rule.limits().get(i).incrementFrom().ifPresent(path -> paths.put(place, path));
        }
        return paths;
    }

    private static void putPaths(List<Condition> conditions, String pointer, Map<String, String> paths) {
        for (int i = 0; i < conditions.size(); i++) {
            paths.put(Pointers.item(pointer, i) + "/path", conditions.get(i).path());
        }
    }

    /** Reports an argument that no declaration of the tool lists, where all of them list all they take. */
    private static Optional<PolicyProblem> unknownArgument(
            String pointer, String path, List<ToolDefinition> declarations) {
        List<Optional<Set<String>>> missing = declarations.stream()
                .map(tool -> tool.inputSchema().flatMap(schema -> siblingsOfMissing(schema, ArgumentPath.of(path))))
                .toList();
        if (missing.isEmpty() || missing.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Set<String> known = missing.stream()
                .flatMap(Optional::stream)
                .flatMap(Set::stream)
                .map(name -> path.substring(0, path.lastIndexOf('.') + 1) + name)
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(new PolicyProblem(
                pointer,
                "the tool's schema has no argument '" + path + "', so this never compares anything",
                Hints.near(path, known)));
    }

    /** The names that stand where a step of a path was looked for and is missing; empty when nothing is missing. */
    private static Optional<Set<String>> siblingsOfMissing(JsonNode schema, ArgumentPath path) {
        JsonNode node = schema;
        for (String step : path.steps()) {
            JsonNode properties = node.path("properties");
            if (!properties.isObject() || isOpen(node)) {
                return Optional.empty();
            }
            if (!properties.has(step)) {
                return Optional.of(new TreeSet<>(properties.propertyNames()));
            }
            node = properties.path(step);
        }
        return Optional.empty();
    }

    private static boolean isOpen(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return OPEN.stream().anyMatch(schema::has) || additional.isObject() || additional.asBoolean(false);
    }
}
