package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.ArgumentPath;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.Numbers;
import dev.riskdex.policy.SafePattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A condition made ready to be asked often.
 *
 * <p>An argument that is not there, or is {@code null}, makes every operator but {@code exists} false, {@code neq} and
 * {@code not_in} included. One that is there but cannot be compared is {@link Truth#UNDECIDED}: a text or a boolean
 * where {@code lt}, {@code lte}, {@code gt} and {@code gte} need a number, anything but a text for {@code regex},
 * anything but a text or a list for {@code contains}, a list or an object beside a plain value for the others, and
 * whatever stands on the way to an argument and is no object, such as an object written as a text.
 */
final class ArgumentTest {

    private final Condition condition;
    private final List<String> path;
    private final Optional<SafePattern> pattern;

    ArgumentTest(Condition condition) {
        this.condition = condition;
        this.path = ArgumentPath.of(condition.path()).steps();
        this.pattern = condition.operator() == Condition.Operator.REGEX
                ? Optional.of(SafePattern.of(condition.value().asString("")))
                : Optional.empty();
    }

    Condition condition() {
        return condition;
    }

    Truth of(JsonNode arguments) {
        JsonNode node = arguments;
        for (String step : path) {
            if (absent(node)) {
                return ofAbsent();
            }
            if (!node.isObject()) {
                return Truth.UNDECIDED;
            }
            node = node.get(step);
        }
        return node == null || absent(node) ? ofAbsent() : ofPresent(node);
    }

    private static boolean absent(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    private Truth ofAbsent() {
        return Truth.of(condition.operator() == Condition.Operator.EXISTS
                && !condition.value().booleanValue());
    }

    private Truth ofPresent(JsonNode argument) {
        JsonNode value = condition.value();
        return switch (condition.operator()) {
            case EQ -> Values.equal(value, argument);
            case NEQ -> Values.equal(value, argument).not();
            case IN -> amongst(argument);
            case NOT_IN -> amongst(argument).not();
            case LT -> compare(argument, order -> order < 0);
            case LTE -> compare(argument, order -> order <= 0);
            case GT -> compare(argument, order -> order > 0);
            case GTE -> compare(argument, order -> order >= 0);
            case EXISTS -> Truth.of(value.booleanValue());
            case REGEX -> matches(argument);
            case CONTAINS -> contains(argument);
        };
    }

    private Truth amongst(JsonNode argument) {
        Truth any = Truth.FAILS;
        for (JsonNode value : condition.value()) {
            any = any.or(Values.equal(value, argument));
        }
        return any;
    }

    private Truth compare(JsonNode argument, IntPredicate wanted) {
        JsonNode value = condition.value();
        if (value.canConvertToLong()
                && value.isIntegralNumber()
                && argument.isIntegralNumber()
                && argument.canConvertToLong()) {
            return Truth.of(wanted.test(Long.compare(argument.longValue(), value.longValue())));
        }
        Optional<BigDecimal> number = Numbers.exact(argument);
        return number.isPresent()
                ? Truth.of(wanted.test(number.get().compareTo(value.decimalValue())))
                : Truth.UNDECIDED;
    }

    private Truth matches(JsonNode argument) {
        return argument.isString() && pattern.isPresent()
                ? Truth.of(pattern.get().find(argument.stringValue()))
                : Truth.UNDECIDED;
    }

    private Truth contains(JsonNode argument) {
        JsonNode value = condition.value();
        if (argument.isString() && !value.isContainer() && !value.isNull()) {
            return Values.text(value)
                    .map(part -> Truth.of(argument.stringValue().contains(part)))
                    .orElse(Truth.FAILS);
        }
        if (!argument.isArray()) {
            return Truth.UNDECIDED;
        }
        Truth any = Truth.FAILS;
        for (JsonNode item : argument) {
            any = any.or(Values.equal(value, item));
        }
        return any;
    }
}
