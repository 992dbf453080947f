package dev.riskdex.classifier.override;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML value and the line where it stands.
 *
 * @param line from 1
 * @param kind what it is
 * @param text of a scalar; empty for others
 * @param fields of a mapping, in order; empty for others
 * @param items of a sequence; empty for others
 */
public record YamlPlace(int line, Kind kind, String text, Map<String, YamlPlace> fields, List<YamlPlace> items) {

    /** A file that people keep by hand has three levels; deeper ones are somebody's mistake or mischief. */
    private static final int MAX_DEPTH = 20;

    /** What a value is. */
    public enum Kind {
        SCALAR,
        MAPPING,
        SEQUENCE,
        ABSENT
    }

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException when it is no YAML, with the place
     */
    public static YamlPlace read(byte[] yaml) {
        try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
            JsonToken first = parser.nextToken();
            return first == null ? new YamlPlace(1, Kind.ABSENT, "", Map.of(), List.of()) : value(parser, 0);
        }
    }

    private static YamlPlace value(JsonParser parser, int depth) {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("line " + line + ": nested too deeply");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, YamlPlace> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    int fieldLine = parser.currentTokenLocation().getLineNr();
                    parser.nextToken();
                    if (fields.put(name, value(parser, depth + 1)) != null) {
                        throw new IllegalArgumentException("line " + fieldLine + ": '" + name + "' stands there twice");
                    }
                }
                yield new YamlPlace(line, Kind.MAPPING, "", fields, List.of());
            }
            case START_ARRAY -> {
                List<YamlPlace> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, depth + 1));
                }
                yield new YamlPlace(line, Kind.SEQUENCE, "", Map.of(), items);
            }
            case VALUE_NULL -> new YamlPlace(line, Kind.ABSENT, "", Map.of(), List.of());
            default -> new YamlPlace(line, Kind.SCALAR, parser.getString(), Map.of(), List.of());
        };
    }
}
