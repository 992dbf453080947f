package dev.riskdex.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value as the records of a policy hold it: equal values are equal nodes, whoever parsed them. A number without a
 * fraction is an integer, other numbers are exact decimals. The copy is deep, because nodes can be changed.
 */
final class NormalValue {

    /** Longer whole numbers keep their exponent: {@code 1E+999999999} is ten characters, but a gigabyte of digits. */
    private static final int LONGEST_WHOLE_NUMBER = 40;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NormalValue() {}

    /** The value; empty when there is something in it that JSON does not have, such as NaN. */
    static Optional<JsonNode> of(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> array(node);
            case OBJECT -> object(node);
            case NUMBER -> number(node);
            case STRING, BOOLEAN, NULL -> Optional.of(node);
            case BINARY, MISSING, POJO -> Optional.empty();
        };
    }

    private static Optional<JsonNode> array(JsonNode node) {
        ArrayNode copy = NODES.arrayNode();
        for (JsonNode item : node) {
            Optional<JsonNode> normal = of(item);
            if (normal.isEmpty()) {
                return normal;
            }
            copy.add(normal.get());
        }
        return Optional.of(copy);
    }

    private static Optional<JsonNode> object(JsonNode node) {
        ObjectNode copy = NODES.objectNode();
        for (var property : node.properties()) {
            Optional<JsonNode> normal = of(property.getValue());
            if (normal.isEmpty()) {
                return normal;
            }
            copy.set(property.getKey(), normal.get());
        }
        return Optional.of(copy);
    }

    private static Optional<JsonNode> number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return Optional.of(whole(node.bigIntegerValue()));
        }
        return Numbers.exact(node).map(BigDecimal::stripTrailingZeros).map(NormalValue::shortest);
    }

    private static JsonNode shortest(BigDecimal number) {
        boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= LONGEST_WHOLE_NUMBER;
        return whole ? whole(number.toBigInteger()) : NODES.numberNode(number);
    }

    private static JsonNode whole(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }
}
