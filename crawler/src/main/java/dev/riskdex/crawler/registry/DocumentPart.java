package dev.riskdex.crawler.registry;

import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value in a document of a registry and the way to it, such as {@code servers[3].server.remotes[0]}. Names are looked
 * up as they are now ({@code registryType}) and as they were before 16 September 2025 ({@code registry_type}). What has
 * the wrong type is a warning and counts as absent.
 *
 * @param node the value
 * @param path the way to it
 * @param noted takes what could not be read
 */
record DocumentPart(JsonNode node, String path, List<Warning> noted) {

    /** Items of one array that are read; real documents have a handful. */
    private static final int MOST_ITEMS = 100;

    /** Characters of one text that are kept; the registry itself allows 100 for a description and 255 for an address. */
    private static final int LONGEST_TEXT = 4_000;

    /** The value of a field, missing where there is none. */
    DocumentPart at(String field) {
        JsonNode value = node.path(field);
        String old = snake(field);
        String below = path.endsWith("#") ? path : path + ".";
        return value.isMissingNode() && node.has(old)
                ? new DocumentPart(node.path(old), below + old, noted)
                : new DocumentPart(value, below + field, noted);
    }

    private static String snake(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** The text of a field; an empty one counts as absent, a number as its digits, and one that is too long is cut. */
    Optional<String> text(String field) {
        DocumentPart value = at(field);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        if (!value.node.isString() && !value.node.isNumber()) {
            value.warn("not-a-text", field + " must be a text");
            return Optional.empty();
        }
        String text = value.node.asString("").strip();
        if (text.length() > LONGEST_TEXT) {
            value.warn("text-cut", "of " + text.length() + " characters the first " + LONGEST_TEXT + " are kept");
            int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            text = text.substring(0, end);
        }
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    boolean flag(String field) {
        return at(field).node.asBoolean(false);
    }

    /** The objects of an array field; items of other types are left out with a warning. */
    List<DocumentPart> objects(String field) {
        List<DocumentPart> found = new ArrayList<>();
        for (DocumentPart item : items(field)) {
            if (item.node.isObject()) {
                found.add(item);
            } else {
                item.warn("not-an-object", "must be an object");
            }
        }
        return found;
    }

    /** The texts of an array field. */
    List<String> texts(String field) {
        return items(field).stream()
                .filter(item -> item.node.isString() && !item.node.stringValue().isBlank())
                .map(item -> item.node.stringValue().strip())
                .toList();
    }

    private List<DocumentPart> items(String field) {
        DocumentPart array = at(field);
        if (!array.isAbsent() && !array.node.isArray()) {
            array.warn("not-an-array", field + " must be an array");
            return List.of();
        }
        if (array.node.size() > MOST_ITEMS) {
            array.warn("too-many-items", array.node.size() + " items; only the first " + MOST_ITEMS + " are read");
        }
        List<DocumentPart> items = new ArrayList<>();
        for (int i = 0; i < Math.min(array.node.size(), MOST_ITEMS); i++) {
            items.add(new DocumentPart(array.node.get(i), array.path + "[" + i + "]", noted));
        }
        return items;
    }

    /** The fields of an object by their names, at most so many as of an array. */
    Stream<String> names() {
        return node.propertyNames().stream().limit(MOST_ITEMS);
    }

    void warn(String code, String message) {
        noted.add(new Warning(code, message, path));
    }
}
