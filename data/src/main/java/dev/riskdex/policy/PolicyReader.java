package dev.riskdex.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Walks a document once and collects what is wrong; what it returns beside problems is not used. */
final class PolicyReader {

    private static final List<String> FIELDS = List.of("version", "default", "hide", "all_tools", "tools");
    private static final List<String> RULE_FIELDS = List.of("require", "deny_if", "limits");

    private final Problems problems;
    private final ConditionReader conditions;
    private final LimitReader limits;

    PolicyReader(Problems problems) {
        this.problems = problems;
        conditions = new ConditionReader(problems);
        limits = new LimitReader(problems);
    }

    Policy policy(JsonNode document) {
        if (!problems.object(document, "", FIELDS)) {
            return new Policy(Policy.Decision.DENY, List.of(), List.of(), Map.of());
        }
        version(document.path("version"));
        return new Policy(
                decision(document.path("default")),
                hide(document.get("hide")),
                allTools(document.get("all_tools")),
                tools(document.get("tools")));
    }

    private void version(JsonNode node) {
        if (!node.isString() || !node.stringValue().equals(Policy.VERSION)) {
            problems.add(
                    "/version", node.isMissingNode() ? "is missing; it is the text \"1\"" : "must be the text \"1\"");
        }
    }

    private Policy.Decision decision(JsonNode node) {
        if (!node.isString() || !Set.of("allow", "deny").contains(node.stringValue())) {
            problems.add(
                    "/default",
                    (node.isMissingNode() ? "is missing; it is" : "must be") + " \"allow\" or \"deny\"",
                    Hints.near(node.asString(""), List.of("allow", "deny")));
        }
        return node.asString("").equals("allow") ? Policy.Decision.ALLOW : Policy.Decision.DENY;
    }

    private List<String> hide(@Nullable JsonNode node) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        problems.forEach(node, "/hide", (item, pointer) -> {
            if (!item.isString() || item.stringValue().isEmpty()) {
                problems.add(pointer, "must be the name of a tool");
            } else if (!seen.add(item.stringValue())) {
                problems.add(pointer, "hides '" + item.stringValue() + "' a second time");
            } else {
                names.add(item.stringValue());
            }
        });
        return names;
    }

    private List<Limit> allTools(@Nullable JsonNode node) {
        return node != null && problems.object(node, "/all_tools", List.of("limits"))
                ? limits.read(node.get("limits"), "/all_tools/limits")
                : List.of();
    }

    private Map<String, ToolRule> tools(@Nullable JsonNode node) {
        Map<String, ToolRule> tools = new LinkedHashMap<>();
        if (node == null) {
            return tools;
        }
        if (!node.isObject()) {
            problems.add("/tools", "must be an object of rules by tool name");
            return tools;
        }
        node.properties().forEach(entry -> {
            String pointer = Pointers.ofTool(entry.getKey());
            if (entry.getKey().isEmpty()) {
                problems.add(pointer, "must have the name of a tool");
            }
            if (problems.object(entry.getValue(), pointer, RULE_FIELDS)) {
                tools.put(entry.getKey(), rule(entry.getValue(), pointer));
            }
        });
        return tools;
    }

    private ToolRule rule(JsonNode node, String pointer) {
        List<Condition> require = conditions.read(node.get("require"), pointer + "/require");
        List<DenyRule> denyIf = new ArrayList<>();
        problems.forEach(
                node.get("deny_if"),
                pointer + "/deny_if",
                (item, place) -> denial(item, place).ifPresent(denyIf::add));
        return new ToolRule(require, denyIf, limits.read(node.get("limits"), pointer + "/limits"));
    }

    private Optional<DenyRule> denial(JsonNode node, String pointer) {
        if (!problems.object(node, pointer, List.of("conditions", "on_deny"))) {
            return Optional.empty();
        }
        if (!node.has("conditions")) {
            problems.add(pointer + "/conditions", "is missing; an empty list denies every call");
        }
        JsonNode onDeny = node.path("on_deny");
        if (!onDeny.isMissingNode() && !onDeny.isString()) {
            problems.add(pointer + "/on_deny", "must be a text");
        }
        return Optional.of(
                new DenyRule(conditions.read(node.get("conditions"), pointer + "/conditions"), onDeny.asString("")));
    }
}
