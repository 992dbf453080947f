package dev.riskdex.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A statement about one argument of a call.
 *
 * @param path {@code args.} and the argument's name, dots descending into objects
 * @param operator how it is compared
 * @param value with what
 */
public record Condition(String path, Operator operator, JsonNode value) {

    public Condition {
        Objects.requireNonNull(path);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(value);
    }

    /** The eleven operators of version "1". */
    public enum Operator {
        EQ,
        NEQ,
        LT,
        LTE,
        GT,
        GTE,
        IN,
        NOT_IN,
        EXISTS,
        REGEX,
        CONTAINS;

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
    }
}
