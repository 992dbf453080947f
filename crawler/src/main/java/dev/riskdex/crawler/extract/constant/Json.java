package dev.riskdex.crawler.extract.constant;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns values that are known into JSON. */
public final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 64;
    /** Nodes of one JSON value; the largest schema met has 1,100. */
    private static final int MOST_NODES = 20_000;

    private Json() {}

    /** The value as JSON, without the parts that are not known; empty when nothing of it is known. */
    public static Optional<JsonNode> of(Value value) {
        return new Conversion().of(value, 0);
    }

    /** One conversion, which stops at a number of nodes: values share parts and may be huge when written out. */
    private static final class Conversion {
        private int left = MOST_NODES;

        private Optional<JsonNode> of(Value value, int depth) {
            if (depth > DEEPEST || left-- <= 0) {
                return Optional.empty();
            }
            if (value instanceof Value.Text text) {
                return Optional.of(NODES.stringNode(text.text()));
            }
            if (value instanceof Value.Scalar scalar) {
                return Optional.of(scalar.json());
            }
            if (value instanceof Value.Schema schema) {
                return Optional.of(schema.json());
            }
            if (value instanceof Value.Maybe maybe) {
                return of(maybe.value(), depth + 1);
            }
            if (value instanceof Value.Items items) {
                ArrayNode array = NODES.arrayNode();
                items.items().forEach(item -> of(item, depth + 1).ifPresent(array::add));
                return Optional.of(array);
            }
            if (value instanceof Value.Fields fields) {
                ObjectNode object = NODES.objectNode();
                fields.entries().forEach((key, item) -> of(item, depth + 1).ifPresent(json -> object.set(key, json)));
                return Optional.of(object);
            }
            return Optional.empty();
        }
    }

    /** Whether JSON has more nodes than may be kept; parts that are shared count as often as they would be written. */
    public static boolean isHuge(JsonNode json) {
        return count(json, MOST_NODES, 0) > MOST_NODES;
    }

    private static int count(JsonNode json, int limit, int depth) {
        if (depth > DEEPEST) {
            return MOST_NODES + 1;
        }
        int count = 1;
        for (JsonNode child : json) {
            if (count > limit) {
                return count;
            }
            count += count(child, limit - count, depth + 1);
        }
        return count;
    }
}
