package dev.riskdex.classifier.policy.export;

import dev.riskdex.model.VisibleText;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Text in double quotes, with escapes for everything that does not show. */
final class Quoted {

    private Quoted() {}

    /** For JSON and Rego. */
    static String json(String text) {
        return quote(
                text,
                character -> Character.toString(character)
                        .chars()
                        .mapToObj(unit -> String.format("\\u%04X", unit))
                        .collect(Collectors.joining()));
    }

    /** For CEL, TOML and YAML. */
    static String wide(String text) {
        return quote(
                text,
                character ->
                        character > 0xFFFF ? String.format("\\U%08X", character) : String.format("\\u%04X", character));
    }

    /** For Cedar. */
    static String cedar(String text) {
        return quote(text, character -> String.format("\\u{%X}", character));
    }

    /** For YAML: in single quotes where it is plain. */
    static String yaml(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~')
                ? "'" + text.replace("'", "''") + "'"
                : wide(text);
    }

    /** A list in brackets, one line. */
    static String list(List<String> texts) {
        return texts.stream().map(Quoted::wide).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quote(String text, IntFunction<String> escape) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (character < ' ' || character == 0x7F || VisibleText.hidden(character)) {
                        out.append(escape.apply(character));
                    } else {
                        out.appendCodePoint(character);
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /**
     * Checks that a name can be written at all.
     *
     * @throws ExportException when it has half a character, which no text file can hold
     */
    static void check(Iterable<String> names) {
        for (String name : names) {
            if (name.codePoints().anyMatch(character -> character >= 0xD800 && character <= 0xDFFF)) {
                throw new ExportException("the name " + json(name) + " has half a character, which cannot be written");
            }
        }
    }
}
