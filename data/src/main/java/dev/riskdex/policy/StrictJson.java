package dev.riskdex.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as policies and calls must be read: a name that stands twice in one object is a problem with a place, because
 * readers differ in which of the two they believe; numbers keep every digit. Depth and lengths are bounded by the
 * parser.
 */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Problems problems;

    private StrictJson(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * A document as it was read.
     *
     * @param root its value; a missing node where it is no JSON
     * @param problems what is wrong with it as JSON, each with its place
     */
    public record Document(JsonNode root, List<PolicyProblem> problems) {

        public Document {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a document. Never throws for bad input. */
    public static Document read(String json) {
        Problems problems = new Problems();
        return new Document(read(json, problems), problems.all());
    }

    /** The document; where it is no JSON, one problem says so and there is nothing to look at. */
    static JsonNode read(String json, Problems problems) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            StrictJson reader = new StrictJson(parser, problems);
            if (parser.nextToken() == null) {
                problems.add("", "is empty");
                return NODES.missingNode();
            }
            JsonNode document = reader.value("");
            if (parser.nextToken() != null) {
                problems.add("", "goes on behind its end");
            }
            return document;
        } catch (JacksonException e) {
            problems.add("", "not JSON: " + e.getOriginalMessage() + place(e.getLocation()));
            return NODES.missingNode();
        }
    }

    /** Where the text could not be read on; a document that is too deep has no such place. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private JsonNode value(String pointer) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(pointer);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new StreamReadException(parser, "no value but " + token);
        };
    }

    private JsonNode decimal(String pointer) {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            problems.add(pointer, "is a number with too large an exponent");
            return NODES.nullNode();
        }
    }

    private ObjectNode object(String pointer) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = Pointers.field(pointer, name);
            if (object.has(name)) {
                problems.add(place, "stands here a second time");
            }
            parser.nextToken();
            object.set(name, value(place));
        }
        return object;
    }

    private ArrayNode array(String pointer) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(Pointers.item(pointer, array.size())));
        }
        return array;
    }
}
