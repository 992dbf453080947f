package dev.riskdex.crawler.parse;

import dev.riskdex.model.Warning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Builds trees from hostile JSON. Unlike a plain mapper it does not give a whole document up for one bad part:
 * what is nested too deep is left out, of duplicate keys the last one counts, lone surrogates become U+FFFD, and of
 * a text that breaks off everything before the break is kept. Each of these is a warning with its JSON Pointer.
 */
public final class JsonTreeReader {

    /** Levels that the tokenizer itself may pass through while it skips what is too deep; it needs no stack. */
    private static final int SKIPPED_DEPTH = 100_000;

    /** Digits of a number; a longer one is kept as text. */
    private static final int NUMBER_LENGTH = 1_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ReadLimits limits;
    private final TokenStreamFactory factory;

    private JsonTreeReader(ReadLimits limits, TokenStreamFactory factory) {
        this.limits = limits;
        this.factory = factory;
    }

    /** A reader of JSON as the standard has it, except that raw control characters in texts are let through. */
    public static JsonTreeReader strict(ReadLimits limits) {
        return new JsonTreeReader(limits, factory(limits).build());
    }

    /** A reader of JSON with comments and trailing commas, as people write configurations. */
    public static JsonTreeReader withComments(ReadLimits limits) {
        return new JsonTreeReader(
                limits,
                factory(limits)
                        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .build());
    }

    /** A reader of YAML, of whose documents only the first is read; anchors are not followed. */
    public static JsonTreeReader yaml(ReadLimits limits) {
        return new JsonTreeReader(
                limits,
                YAMLFactory.builder()
                        .streamReadConstraints(constraints(limits, 500))
                        .build());
    }

    private static JsonFactoryBuilder factory(ReadLimits limits) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .streamReadConstraints(constraints(limits, SKIPPED_DEPTH));
    }

    private static StreamReadConstraints constraints(ReadLimits limits, int depth) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxDocumentLength(limits.documentBytes())
                .maxTokenCount(limits.tokens())
                .maxNumberLength(limits.documentBytes())
                .maxStringLength(limits.documentBytes())
                .maxNameLength(50_000)
                .build();
    }

    /**
     * Reads one JSON value.
     *
     * @param text the whole text; anything but white space behind the value is a warning
     * @param where the place of the text, to which warnings add a JSON Pointer
     */
    public JsonDocument read(String text, String where) {
        Build build = new Build(where);
        boolean broken = false;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            broken = !build.run(parser);
        }
        return new JsonDocument(Optional.ofNullable(build.root), broken, build.warnings);
    }

    private static String message(JacksonException e) {
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 0
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        String message = e.getOriginalMessage();
        return (message.length() > 200 ? message.substring(0, 200) + "…" : message) + line;
    }

    /** One tree under construction: the containers that are open, from the root to the innermost. */
    private final class Build {

        private final String where;
        private final List<Warning> warnings = new ArrayList<>();
        private final Deque<JsonNode> open = new ArrayDeque<>();
        private final Deque<String> keys = new ArrayDeque<>();
        private @Nullable JsonNode root;
        private String key = "";

        Build(String where) {
            this.where = where;
        }

        /** Reads to the end of the value; false when the text breaks off or goes wrong before it. */
        boolean run(JsonParser parser) {
            try {
                JsonToken token = parser.nextToken();
                while (token != null) {
                    accept(parser, token);
                    if (open.isEmpty()) {
                        expectEnd(parser);
                        return true;
                    }
                    token = parser.nextToken();
                }
                warn("not-json", "the text is empty");
                return false;
            } catch (JacksonException e) {
                key = parser.currentName() == null ? "" : parser.currentName();
                warn("not-json", message(e));
                dropCutItem();
                return false;
            }
        }

        private void expectEnd(JsonParser parser) {
            try {
                if (parser.nextToken() != null) {
                    warn("text-after-json", "the text goes on behind the JSON value; that part is not read");
                }
            } catch (JacksonException e) {
                warn("text-after-json", "the text goes on behind the JSON value; that part is not read");
            }
        }

        private void accept(JsonParser parser, JsonToken token) {
            switch (token) {
                case START_OBJECT -> enter(parser, NODES.objectNode());
                case START_ARRAY -> enter(parser, NODES.arrayNode());
                case END_OBJECT, END_ARRAY -> {
                    open.removeLast();
                    key = keys.removeLast();
                }
                case PROPERTY_NAME -> key = clean(parser.currentName());
                case VALUE_STRING -> put(NODES.stringNode(clean(parser.getString())));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(number(parser, token));
                case VALUE_TRUE -> put(NODES.booleanNode(true));
                case VALUE_FALSE -> put(NODES.booleanNode(false));
                // YAML has binary data too, of which nothing here makes use.
                case VALUE_NULL, VALUE_EMBEDDED_OBJECT -> put(NODES.nullNode());
                case NOT_AVAILABLE -> throw new IllegalStateException("not a whole text: " + token);
            }
        }

        private void enter(JsonParser parser, JsonNode container) {
            if (open.size() >= limits.depth()) {
                warn("too-deep", "nested deeper than " + limits.depth() + " levels; what lies deeper is left out");
                parser.skipChildren();
                return;
            }
            put(container);
            open.addLast(container);
            keys.addLast(key);
            key = "";
        }

        private void put(JsonNode value) {
            JsonNode parent = open.peekLast();
            if (parent == null) {
                root = value;
            } else if (parent instanceof ArrayNode array) {
                array.add(value);
            } else if (((ObjectNode) parent).replace(key, value) != null) {
                warn("duplicate-key", "the key stands twice in one object; the last one counts");
            }
        }

        private JsonNode number(JsonParser parser, JsonToken token) {
            if (parser.getStringLength() > NUMBER_LENGTH) {
                return NODES.stringNode(parser.getString());
            }
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                double value = parser.getDoubleValue();
                return Double.isFinite(value) ? NODES.numberNode(value) : NODES.stringNode(parser.getString());
            }
            return switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
        }

        private String clean(String text) {
            String cleaned = Texts.withoutLoneSurrogates(text);
            if (!cleaned.equals(text)) {
                warn("lone-surrogate", "half of a surrogate pair stands alone; read as U+FFFD");
            }
            return cleaned;
        }

        private void warn(String code, String message) {
            if (warnings.size() < limits.warnings()) {
                warnings.add(new Warning(code, message, where + pointer()));
            }
        }

        /** JSON Pointer of the value that is being read, behind a {@code #}; empty for the whole text. */
        String pointer() {
            StringBuilder pointer = new StringBuilder();
            JsonNode parent = null;
            Iterator<String> parentKeys = keys.iterator();
            for (JsonNode container : open) {
                String parentKey = parentKeys.next();
                if (parent instanceof ArrayNode array) {
                    pointer.append('/').append(array.size() - 1);
                } else if (parent != null) {
                    append(pointer, parentKey);
                }
                parent = container;
            }
            if (parent instanceof ArrayNode array) {
                pointer.append('/').append(array.size());
            } else if (parent != null && !key.isEmpty()) {
                append(pointer, key);
            }
            return pointer.isEmpty() ? "" : "#" + pointer;
        }

        private void append(StringBuilder pointer, String step) {
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }

        /** Takes out the outermost array element that was still open when the text broke off. */
        void dropCutItem() {
            JsonNode parent = null;
            for (JsonNode container : open) {
                if (parent instanceof ArrayNode array) {
                    array.remove(array.size() - 1);
                    return;
                }
                parent = container;
            }
        }
    }
}
