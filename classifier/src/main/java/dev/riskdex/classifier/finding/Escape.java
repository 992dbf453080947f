package dev.riskdex.classifier.finding;

/**
 * A character, or the way in which it is written around.
 *
 * @param character what is meant
 * @param length how many characters of the text it takes
 */
record Escape(char character, int length) {

    /** The escape that begins at a place, or the character there. */
    static Escape at(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '%' -> number(text, at, at + 1, 2, 16, "");
            case '\\' ->
                text.startsWith("\\u", at)
                        ? number(text, at, at + 2, 4, 16, "")
                        : text.startsWith("\\x", at) ? number(text, at, at + 2, 2, 16, "") : new Escape(c, 1);
            case '&' ->
                text.startsWith("&#x", at)
                        ? number(text, at, at + 3, 5, 16, ";")
                        : text.startsWith("&#", at) ? number(text, at, at + 2, 6, 10, ";") : new Escape(c, 1);
            default -> new Escape(c, 1);
        };
    }

    private static Escape number(String text, int at, int from, int digits, int radix, String close) {
        int value = 0;
        int end = from;
        while (end < text.length() && end < from + digits && Character.digit(text.charAt(end), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(end), radix);
            end++;
        }
        boolean whole = close.isEmpty() ? end == from + digits : end > from && text.startsWith(close, end);
        return whole && value < Character.MIN_SURROGATE && value > 0
                ? new Escape((char) value, end + close.length() - at)
                : new Escape(text.charAt(at), 1);
    }
}
