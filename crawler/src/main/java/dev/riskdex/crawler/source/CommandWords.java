package dev.riskdex.crawler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Splits a command into words as a shell does it with quotes and backslashes, and writes words so that they come out the
 * same again. Nothing is expanded or substituted, and no shell ever sees the line.
 */
final class CommandWords {

    private static final String NEEDS_NO_QUOTES = "[A-Za-z0-9_@%+=:,./-]+";

    private CommandWords() {}

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is not closed in: " + line);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** One line that {@link #split} takes apart into the same words. */
    static String join(List<String> words) {
        return words.stream()
                .map(word -> word.matches(NEEDS_NO_QUOTES) ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
