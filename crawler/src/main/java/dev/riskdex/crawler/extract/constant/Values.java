package dev.riskdex.crawler.extract.constant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What can be said about values whatever the language. */
public final class Values {

    /** Length of lists up to which they are compared item by item. */
    private static final int COMPARED = 500;

    private Values() {}

    public static Value text(String text) {
        return new Value.Text(text, false);
    }

    public static Value bool(boolean value) {
        return new Value.Scalar(JsonNodeFactory.instance.booleanNode(value));
    }

    /** Whether a condition with this value holds; empty when that is not known. */
    public static Optional<Boolean> truth(Value value) {
        if (value instanceof Value.Unknown || value instanceof Value.Maybe) {
            return Optional.empty();
        }
        if (value instanceof Value.Absent) {
            return Optional.of(false);
        }
        if (value instanceof Value.Text text) {
            return text.partial() && text.text().isEmpty()
                    ? Optional.empty()
                    : Optional.of(!text.text().isEmpty());
        }
        if (value instanceof Value.Scalar scalar) {
            JsonNode json = scalar.json();
            return Optional.of(json.isBoolean() ? json.booleanValue() : json.isNumber() && json.doubleValue() != 0);
        }
        return Optional.of(true);
    }

    /** Whether the value is absent or null. */
    public static boolean isNothing(Value value) {
        return value instanceof Value.Absent
                || value instanceof Value.Scalar scalar && scalar.json().isNull();
    }

    /** A text as it takes part in concatenation; unknown values leave a gap. */
    public static Value.Text asPart(Value value) {
        Value plain = value.plain();
        if (plain instanceof Value.Text text) {
            return text;
        }
        if (plain instanceof Value.Scalar scalar) {
            return new Value.Text(scalar.json().asString(), false);
        }
        if (plain instanceof Value.Items items && !items.open()) {
            return join(items, ",");
        }
        return new Value.Text("", true);
    }

    public static Value.Text concat(Value left, Value right) {
        Value.Text a = asPart(left);
        Value.Text b = asPart(right);
        return new Value.Text(a.text() + b.text(), a.partial() || b.partial());
    }

    public static Value.Text join(Value.Items items, String separator) {
        StringBuilder text = new StringBuilder();
        boolean partial = items.open();
        boolean first = true;
        for (Value item : items.items()) {
            if (text.length() > Value.Text.LONGEST) {
                break;
            }
            Value.Text part = asPart(item);
            text.append(first ? "" : separator).append(part.text());
            partial |= part.partial() || item instanceof Value.Maybe;
            first = false;
        }
        return new Value.Text(text.toString(), partial);
    }

    /** A value that is there only under a condition. */
    public static Value under(String condition, Value value) {
        if (condition.isEmpty() || value instanceof Value.Unknown || value instanceof Value.Maybe) {
            return value;
        }
        return new Value.Maybe(value, condition);
    }

    /**
     * What holds when either value may be meant: the entries and items of both, those of one only under the condition.
     * Of two texts the second, which is what a switch that is off chooses; of two numbers or truths neither.
     */
    public static Value either(Value one, Value other, String condition) {
        if (same(one, other) || one instanceof Value.Unknown || isNothing(one)) {
            return isNothing(one) && !isNothing(other) ? under(condition, other) : other;
        }
        if (other instanceof Value.Unknown || isNothing(other)) {
            return under(condition, one);
        }
        Value a = one.plain();
        Value b = other.plain();
        if (a instanceof Value.Items left && b instanceof Value.Items right) {
            List<Value> items = new ArrayList<>();
            left.items().forEach(item -> items.add(contains(right, item) ? item : under(condition, item)));
            right.items().stream()
                    .filter(item -> !contains(left, item))
                    .forEach(item -> items.add(under(condition, item)));
            return new Value.Items(items, left.open() || right.open());
        }
        if (a instanceof Value.Fields left && b instanceof Value.Fields right) {
            Map<String, Value> entries = new LinkedHashMap<>();
            left.entries().forEach((key, value) -> {
                Value twin = right.entries().get(key);
                entries.put(key, twin == null ? under(condition, value) : either(value, twin, condition));
            });
            right.entries().forEach((key, value) -> entries.putIfAbsent(key, under(condition, value)));
            return new Value.Fields(entries, left.open() || right.open(), left.at());
        }
        if (a instanceof Value.Text && b instanceof Value.Text text) {
            return new Value.Text(text.text(), true);
        }
        return a instanceof Value.Scalar && b instanceof Value.Scalar ? Value.UNKNOWN : one;
    }

    private static boolean contains(Value.Items items, Value wanted) {
        return items.items().size() <= COMPARED && items.items().stream().anyMatch(item -> same(item, wanted));
    }

    /** Whether two values are the same thing; large values are not compared part by part, which may take for ever. */
    private static boolean same(Value one, Value other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Value.Text || one instanceof Value.Absent || one instanceof Value.Unknown) {
            return one.equals(other);
        }
        if (one instanceof Value.Scalar a && other instanceof Value.Scalar b) {
            return a.json().isValueNode() && a.equals(b);
        }
        if (one instanceof Value.Fields a && other instanceof Value.Fields b) {
            return a.at().isPresent() && a.at().equals(b.at());
        }
        return one instanceof Value.Function a && other instanceof Value.Function b && a.node() == b.node();
    }
}
