package dev.riskdex.crawler.extract.javascript;

/** Texts as JavaScript writes them. */
final class Literals {

    private Literals() {}

    /** The text of a string literal, or the given text when it is not quoted. */
    static String unquote(String source) {
        int length = source.length();
        if (length < 2) {
            return source;
        }
        char quote = source.charAt(0);
        if ((quote != '"' && quote != '\'' && quote != '`') || source.charAt(length - 1) != quote) {
            return source;
        }
        return unescape(source.substring(1, length - 1));
    }

    /** Resolves escapes; what is no escape stays as it is. */
    static String unescape(String source) {
        if (source.indexOf('\\') < 0) {
            return source;
        }
        StringBuilder text = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '\\' || at + 1 == source.length()) {
                text.append(c);
                at++;
            } else {
                at = escape(source, at + 1, text);
            }
        }
        return text.toString();
    }

    private static int escape(String source, int at, StringBuilder text) {
        char c = source.charAt(at);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000b');
            case '0' -> text.append('\0');
            case '\n' -> {}
            case '\r' -> {
                return at + 1 < source.length() && source.charAt(at + 1) == '\n' ? at + 2 : at + 1;
            }
            case 'x' -> {
                return code(source, at + 1, 2, text);
            }
            case 'u' -> {
                boolean braced = at + 1 < source.length() && source.charAt(at + 1) == '{';
                int close = braced ? source.indexOf('}', at) : -1;
                if (close > 0) {
                    code(source, at + 2, close - at - 2, text);
                    return close + 1;
                }
                return code(source, at + 1, 4, text);
            }
            default -> text.append(c);
        }
        return at + 1;
    }

    private static int code(String source, int from, int digits, StringBuilder text) {
        if (digits < 1 || digits > 6 || from + digits > source.length()) {
            return from;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(source.charAt(i), 16);
            if (digit < 0) {
                return from;
            }
            code = code * 16 + digit;
        }
        if (Character.isValidCodePoint(code)) {
            text.appendCodePoint(code);
        }
        return from + digits;
    }
}
