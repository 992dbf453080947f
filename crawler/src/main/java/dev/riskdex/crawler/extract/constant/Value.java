package dev.riskdex.crawler.extract.constant;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of an expression without running it. */
public sealed interface Value {

    /** Nothing is known. */
    Value UNKNOWN = new Unknown();

    /** Known to be absent. */
    Value ABSENT = new Absent();

    /** Nothing is known. */
    record Unknown() implements Value {}

    /** Known to be absent, as JavaScript's {@code undefined}. */
    record Absent() implements Value {}

    /**
     * A text.
     *
     * @param text the part that is known
     * @param partial whether text that is computed at run time is missing from it or may replace it
     */
    record Text(String text, boolean partial) implements Value {
        /** Characters that are kept; the longest description met has 12,000. */
        public static final int LONGEST = 100_000;

        public Text {
            partial = partial || text.length() > LONGEST;
            text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
    }

    /** A number, boolean or null. */
    record Scalar(JsonNode json) implements Value {}

    /**
     * An object or map with text keys.
     *
     * @param open whether it may have entries that are not known
     * @param at the literal that it was written as
     */
    record Fields(Map<String, Value> entries, boolean open, Optional<SyntaxNode> at) implements Value {
        public Fields {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of an entry, absent when there is no such entry. */
        public Value get(String key) {
            Value value = entries.get(key);
            return value != null ? value : open ? UNKNOWN : ABSENT;
        }
    }

    /**
     * A list.
     *
     * @param open whether it may have items that are not known
     */
    record Items(List<Value> items, boolean open) implements Value {
        /** Items that are kept, so that lists built of lists stay small. */
        public static final int MOST = 20_000;

        public Items {
            open = open || items.size() > MOST;
            items = List.copyOf(items.size() > MOST ? items.subList(0, MOST) : items);
        }
    }

    /** A value that is there only under a condition, given in the words of the source. */
    record Maybe(Value value, String condition) implements Value {}

    /** A function, with the bindings around its definition. */
    record Function(SyntaxNode node, Bindings bindings) implements Value {}

    /** A class. */
    record Type(SyntaxNode node) implements Value {}

    /** An object made of a class, with the bindings of its constructors; its fields are read when asked for. */
    record Instance(SyntaxNode type, Bindings bindings) implements Value {}

    /** The exports of a source file. */
    record Module(String path) implements Value {}

    /**
     * A schema built by a schema library.
     *
     * @param optional whether a property with this schema may be left out
     * @param complete whether all of it could be read
     */
    record Schema(ObjectNode json, boolean optional, boolean complete) implements Value {
        public Schema {
            if (Json.isHuge(json)) {
                json = JsonNodeFactory.instance.objectNode();
                complete = false;
            }
        }
    }

    /** This value without the condition it may stand under. */
    default Value plain() {
        return this instanceof Maybe maybe ? maybe.value().plain() : this;
    }

    /** The text, where this is one. */
    default Optional<Text> asText() {
        return plain() instanceof Text text ? Optional.of(text) : Optional.empty();
    }
}
