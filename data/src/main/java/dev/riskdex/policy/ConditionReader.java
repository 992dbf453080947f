package dev.riskdex.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the statements about arguments in a document. */
final class ConditionReader {

    private static final List<String> FIELDS = List.of("path", "op", "value");

    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    List<Condition> read(@Nullable JsonNode node, String pointer) {
        List<Condition> conditions = new ArrayList<>();
        problems.forEach(node, pointer, (item, place) -> condition(item, place).ifPresent(conditions::add));
        return conditions;
    }

    private Optional<Condition> condition(JsonNode node, String pointer) {
        if (!problems.object(node, pointer, FIELDS)) {
            return Optional.empty();
        }
        Optional<String> path = path(node.path("path"), pointer + "/path", problems);
        Optional<Condition.Operator> operator = operator(node.path("op"), pointer + "/op");
        JsonNode value = node.path("value");
        if (value.isMissingNode()) {
            problems.add(pointer + "/value", "is missing");
            return Optional.empty();
        }
        Optional<String> wrong = operator.flatMap(known -> valueProblem(known, value))
                .or(() -> NormalValue.of(value).isPresent() ? Optional.empty() : Optional.of("is no value of JSON"));
        wrong.ifPresent(message -> problems.add(pointer + "/value", message));
        return path.isPresent() && operator.isPresent() && wrong.isEmpty()
                ? Optional.of(new Condition(path.get(), operator.get(), value))
                : Optional.empty();
    }

    /** The path of an argument; reports what is none. */
    static Optional<String> path(JsonNode node, String pointer, Problems problems) {
        String path = node.asString("");
        if (node.isString() && ArgumentPath.isPath(path)) {
            return Optional.of(path);
        }
        problems.add(
                pointer,
                node.isMissingNode()
                        ? "is missing; it begins with \"args.\" and names an argument"
                        : "must begin with \"args.\" and name an argument, with single dots between names",
                Hints.ofPath(path));
        return Optional.empty();
    }

    private Optional<Condition.Operator> operator(JsonNode node, String pointer) {
        Optional<Condition.Operator> operator =
                node.isString() ? Condition.Operator.find(node.stringValue()) : Optional.empty();
        if (operator.isEmpty()) {
            problems.add(
                    pointer,
                    (node.isMissingNode() ? "is missing; it is one of " : "must be one of ")
                            + Condition.Operator.ids().collect(Collectors.joining(", ")),
                    Hints.ofOperator(node.asString("")));
        }
        return operator;
    }

    private static Optional<String> valueProblem(Condition.Operator operator, JsonNode value) {
        return switch (operator) {
            case IN, NOT_IN -> value.isArray() ? Optional.empty() : Optional.of("must be a list");
            case LT, LTE, GT, GTE -> value.isNumber() ? Optional.empty() : Optional.of("must be a number");
            case EXISTS -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
            case REGEX ->
                value.isString() ? patternProblem(value.stringValue()) : Optional.of("must be a regular expression");
            case EQ, NEQ, CONTAINS -> Optional.empty();
        };
    }

    private static Optional<String> patternProblem(String pattern) {
        try {
            SafePattern.of(pattern);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
