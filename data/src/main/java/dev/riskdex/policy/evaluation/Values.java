package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.Numbers;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How the value of a rule and the argument of a call compare. Numbers compare as numbers, exactly; other plain values
 * by their text, so that {@code true} and {@code "true"} are equal, as the contract has it. A list or an object beside
 * a plain value cannot be compared: there are servers that take {@code ["main"]} for {@code "main"}.
 */
final class Values {

    /** A number with more digits written out than this equals no text. */
    private static final int LONGEST_NUMBER = 400;

    private Values() {}

    static Truth equal(JsonNode value, JsonNode argument) {
        if (value.isContainer() != argument.isContainer()) {
            return value.isNull() ? Truth.FAILS : Truth.UNDECIDED;
        }
        if (value.isContainer()) {
            return Truth.of(same(value, argument));
        }
        if (value.isNumber() && argument.isNumber()) {
            return Numbers.exact(argument)
                    .map(number -> Truth.of(exact(value).compareTo(number) == 0))
                    .orElse(Truth.UNDECIDED);
        }
        if (value.isNull() || argument.isNull()) {
            return Truth.of(value.isNull() && argument.isNull());
        }
        return Truth.of(sameText(value, argument));
    }

    /** Inside lists and objects types must be the same; numbers still compare as numbers. */
    private static boolean same(JsonNode value, JsonNode argument) {
        if (value.isNumber() && argument.isNumber()) {
            return Numbers.exact(argument)
                    .filter(number -> exact(value).compareTo(number) == 0)
                    .isPresent();
        }
        if (value.getNodeType() != argument.getNodeType() || value.size() != argument.size()) {
            return false;
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (!same(value.get(i), argument.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .allMatch(field ->
                            argument.has(field.getKey()) && same(field.getValue(), argument.get(field.getKey())));
        }
        return value.equals(argument);
    }

    private static BigDecimal exact(JsonNode value) {
        return value.decimalValue();
    }

    private static boolean sameText(JsonNode value, JsonNode argument) {
        Optional<String> text = text(value);
        return text.isPresent() && text.equals(text(argument));
    }

    /** A plain value as text: 5 and 5.0 are "5", and true is "true"; empty for numbers of absurd length. */
    static Optional<String> text(JsonNode plain) {
        if (!plain.isNumber()) {
            return Optional.of(plain.asString(""));
        }
        return Numbers.exact(plain)
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> Math.abs((long) number.scale()) + number.precision() <= LONGEST_NUMBER)
                .map(BigDecimal::toPlainString);
    }
}
