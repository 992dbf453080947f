package dev.riskdex.model;

/**
 * Text from outside as a person may see it: characters that hide, reorder or steer what stands around them are
 * spelled out, such as {@code <U+202E>}. The result is plain text; whoever prints it into HTML still escapes it.
 */
public final class VisibleText {

    private VisibleText() {}

    /**
     * Spells out control, format (bidirectional, zero-width, tag), private-use and unassigned characters, separators
     * of lines and paragraphs, variation selectors beyond the one for emoji, fillers that look like blanks, and lone
     * surrogates. Line feeds and tabs stay; a carriage return before a line feed is dropped.
     */
    public static String of(String text) {
        if (nothingHidden(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        String unix = text.replace("\r\n", "\n");
        unix.codePoints().forEach(character -> {
            if (hidden(character)) {
                out.append(String.format("<U+%04X>", character));
            } else {
                out.appendCodePoint(character);
            }
        });
        return out.toString();
    }

    /** Like {@link #of}, with line feeds and tabs as blanks: for names and titles, which are one line. */
    public static String line(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ');
    }

    /**
     * JSON with the characters that {@link #of} spells out as escapes of JSON, so that it can be shown and is still the
     * same value.
     */
    public static String json(String json) {
        if (nothingHidden(json)) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 32);
        json.codePoints().forEach(character -> {
            if (hidden(character)) {
                for (char unit : Character.toChars(character)) {
                    out.append(String.format("\\u%04X", (int) unit));
                }
            } else {
                out.appendCodePoint(character);
            }
        });
        return out.toString();
    }

    private static boolean nothingHidden(String text) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            boolean plain = character >= ' ' && character <= '~';
            if (!plain && hidden(character)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character would not be seen as what it is. */
    public static boolean hidden(int character) {
        if (character == '\n' || character == '\t') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> invisibleLetter(character);
        };
    }

    /** Letters and marks without ink: Hangul fillers, blank Braille, the grapheme joiner, variation selectors. */
    private static boolean invisibleLetter(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                (character >= 0x180B && character <= 0x180D)
                        || (character >= 0xFE00 && character <= 0xFE0E)
                        || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }
}
