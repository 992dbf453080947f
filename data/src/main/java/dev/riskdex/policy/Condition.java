package dev.riskdex.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A statement about one argument of a call.
 *
 * @param path {@code args.} and the argument's name, dots descending into objects
 * @param operator how it is compared
 * @param value with what; numbers that are equal are equal here, however they were written
 */
public record Condition(String path, Operator operator, JsonNode value) {

    public Condition {
        ArgumentPath.of(path);
        Objects.requireNonNull(operator);
        value = NormalValue.of(value)
                .orElseThrow(() -> new IllegalArgumentException("JSON has no such value to compare with"));
    }

    /** The eleven operators of version "1". */
    public enum Operator {
        EQ("is"),
        NEQ("is not"),
        LT("is below"),
        LTE("is at most"),
        GT("is above"),
        GTE("is at least"),
        IN("is one of"),
        NOT_IN("is none of"),
        EXISTS("is given"),
        REGEX("matches"),
        CONTAINS("contains");

        private final String words;

        Operator(String words) {
            this.words = words;
        }

        /** The operator's name in the document, such as {@code not_in}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The operator of this name, if there is one. */
        public static Optional<Operator> find(String id) {
            return Arrays.stream(values())
                    .filter(operator -> operator.id().equals(id))
                    .findFirst();
        }

        /** The names of all operators, in the order of the enum. */
        public static Stream<String> ids() {
            return Arrays.stream(values()).map(Operator::id);
        }
    }

    /** The statement for a person, such as {@code args.branch is one of "main", "release"}. */
    public String inWords() {
        return switch (operator) {
            case EXISTS -> path + (value.booleanValue() ? " is given" : " is not given");
            case IN, NOT_IN ->
                path + " " + operator.words + " "
                        + value.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
            case EQ, NEQ, LT, LTE, GT, GTE, REGEX, CONTAINS -> path + " " + operator.words + " " + value;
        };
    }
}
