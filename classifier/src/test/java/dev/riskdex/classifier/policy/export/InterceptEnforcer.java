package dev.riskdex.classifier.policy.export;

import com.google.re2j.Pattern;
import dev.riskdex.policy.evaluation.ToolCall;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Intercept's documented evaluation, limits aside. */
record InterceptEnforcer(JsonNode policy) implements Enforcer {

    @Override
    public boolean allows(ToolCall call) {
        boolean hidden = policy.path("hide")
                .valueStream()
                .anyMatch(name -> name.asString().equals(call.tool()));
        JsonNode rule = policy.path("tools").path(call.tool());
        if (hidden
                || (rule.isMissingNode()
                        && !policy.path("default").asString("allow").equals("allow"))) {
            return false;
        }
        return passes(rule, call) && passes(policy.path("tools").path("*"), call);
    }

    private static boolean passes(JsonNode tool, ToolCall call) {
        return tool.path("rules")
                .valueStream()
                .allMatch(rule -> !rule.path("action").asString("").equals("deny")
                        && rule.path("conditions").valueStream().allMatch(condition -> holds(condition, call)));
    }

    private static boolean holds(JsonNode condition, ToolCall call) {
        JsonNode argument = call.arguments();
        for (String step :
                condition.path("path").asString().substring("args.".length()).split("\\.")) {
            argument = argument.path(step);
        }
        JsonNode value = condition.path("value");
        String operator = condition.path("op").asString();
        boolean absent = argument.isMissingNode() || argument.isNull();
        if (operator.equals("exists")) {
            return value.booleanValue() != absent;
        }
        return !absent && compares(operator, argument, value);
    }

    private static boolean compares(String operator, JsonNode argument, JsonNode value) {
        return switch (operator) {
            case "eq" -> equal(argument, value);
            case "neq" -> !equal(argument, value);
            case "in" -> value.valueStream().anyMatch(one -> equal(argument, one));
            case "not_in" -> value.valueStream().noneMatch(one -> equal(argument, one));
            case "regex" ->
                argument.isString()
                        && Pattern.compile(value.stringValue())
                                .matcher(argument.stringValue())
                                .find();
            case "contains" ->
                argument.isString()
                        ? argument.stringValue().contains(value.asString())
                        : argument.valueStream().anyMatch(item -> equal(item, value));
            default ->
                argument.isNumber() && ordered(operator, Double.compare(argument.doubleValue(), value.doubleValue()));
        };
    }

    private static boolean ordered(String operator, int order) {
        return switch (operator) {
            case "lt" -> order < 0;
            case "lte" -> order <= 0;
            case "gt" -> order > 0;
            case "gte" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean equal(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.doubleValue() == other.doubleValue()
                : text(one).equals(text(other));
    }

    /** As Go prints values: lists in brackets with blanks between. */
    private static String text(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(InterceptEnforcer::text).collect(Collectors.joining(" ", "[", "]"))
                : node.isString() ? node.stringValue() : node.toString();
    }
}
