package dev.riskdex.classifier.policy.export;

import dev.riskdex.policy.ArgumentPath;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.Condition.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A condition as conditions of Intercept that must all hold. Intercept compares what are no numbers by their text, a
 * list included, so a second condition makes sure of the type.
 */
final class InterceptCondition {

    /** Matches every text and nothing that is none. */
    private static final String A_TEXT = "(?s)^.*$";

    /** Below every number that JSON readers know; what is no number is never above it. */
    private static final String A_NUMBER = "-1.7976931348623157e+308";

    private InterceptCondition() {}

    /** Conditions of which all hold only where this one holds; empty when there are none. */
    static Optional<List<String>> holds(Condition condition) {
        return all(condition.path(), condition.operator(), condition.value());
    }

    /** Conditions of which all hold only where this one fails; empty when there are none. */
    static Optional<List<String>> fails(Condition condition) {
        JsonNode value = condition.value();
        return switch (condition.operator()) {
            case EQ -> all(condition.path(), Operator.NEQ, value);
            case NEQ -> all(condition.path(), Operator.EQ, value);
            case LT -> all(condition.path(), Operator.GTE, value);
            case LTE -> all(condition.path(), Operator.GT, value);
            case GT -> all(condition.path(), Operator.LTE, value);
            case GTE -> all(condition.path(), Operator.LT, value);
            case IN -> all(condition.path(), Operator.NOT_IN, value);
            case NOT_IN -> all(condition.path(), Operator.IN, value);
            case EXISTS ->
                all(condition.path(), Operator.EXISTS, JsonNodeFactory.instance.booleanNode(!value.booleanValue()));
            case REGEX, CONTAINS -> Optional.empty();
        };
    }

    private static Optional<List<String>> all(String path, Operator operator, JsonNode value) {
        return switch (operator) {
            case EQ, NEQ -> compared(path, operator, value);
            case IN, NOT_IN -> amongst(path, operator, value);
            case LT, LTE, GT, GTE ->
                ConditionWriter.plainNumber(value).isPresent()
                        ? Optional.of(List.of(line(path, operator.id(), value.toString())))
                        : Optional.empty();
            case EXISTS ->
                value.booleanValue() || ArgumentPath.of(path).steps().size() == 1
                        ? Optional.of(List.of(line(path, "exists", value.toString())))
                        : Optional.empty();
            case REGEX -> Optional.of(List.of(line(path, "regex", Quoted.wide(value.stringValue()))));
            case CONTAINS ->
                value.isString()
                        ? Optional.of(List.of(
                                line(path, "contains", Quoted.wide(value.stringValue())),
                                line(path, "regex", Quoted.wide(A_TEXT))))
                        : Optional.empty();
        };
    }

    private static Optional<List<String>> compared(String path, Operator operator, JsonNode value) {
        if (value.isBoolean()) {
            boolean wanted = value.booleanValue() == (operator == Operator.EQ);
            return Optional.of(List.of(line(path, "eq", Boolean.toString(wanted))));
        }
        if (plainText(value)) {
            return Optional.of(List.of(
                    line(path, operator.id(), Quoted.wide(value.stringValue())),
                    line(path, "regex", Quoted.wide(A_TEXT))));
        }
        return number(value)
                ? Optional.of(List.of(line(path, operator.id(), value.toString()), line(path, "gte", A_NUMBER)))
                : Optional.empty();
    }

    private static Optional<List<String>> amongst(String path, Operator operator, JsonNode values) {
        if (every(values, InterceptCondition::plainText)) {
            String list = values.valueStream()
                    .map(value -> Quoted.wide(value.stringValue()))
                    .collect(Collectors.joining(", ", "[", "]"));
            return Optional.of(List.of(line(path, operator.id(), list), line(path, "regex", Quoted.wide(A_TEXT))));
        }
        return every(values, InterceptCondition::number)
                ? Optional.of(List.of(line(path, operator.id(), values.toString()), line(path, "gte", A_NUMBER)))
                : Optional.empty();
    }

    private static boolean every(JsonNode values, Predicate<JsonNode> kind) {
        return values.valueStream().allMatch(kind);
    }

    /** A text that no reader takes for a number. */
    private static boolean plainText(JsonNode value) {
        return value.isString() && !value.stringValue().matches("(?s)[\\s+.-]*([0-9].*|(?i:inf|nan).*)");
    }

    private static boolean number(JsonNode value) {
        return value.isNumber() && ConditionWriter.plainNumber(value).isPresent();
    }

    private static String line(String path, String operator, String value) {
        return "path: " + Quoted.wide(path) + "\n  op: " + operator + "\n  value: " + value;
    }
}
