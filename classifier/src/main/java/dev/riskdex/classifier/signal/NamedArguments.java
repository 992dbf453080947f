package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the arguments that a description names where no schema is known: the names before a colon or a type at the
 * beginning of a line ({@code path: the folder}, {@code limit (int): at most}), and every {@code snake_case} word.
 */
final class NamedArguments {

    private static final int LONGEST_NAME = 40;
    private static final int MAX_CHARACTERS = 8_192;

    private NamedArguments() {}

    /** The arguments in the order of the text; their types are unknown. */
    static List<Parameter> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        int end = Math.min(text.length(), MAX_CHARACTERS);
        boolean firstOfLine = true;
        boolean firstLine = true;
        int i = 0;
        while (i < end) {
            char c = text.charAt(i);
            if (!isPartOfName(c)) {
                firstLine &= c != '\n';
                firstOfLine = c == '\n' || firstOfLine && (Character.isWhitespace(c) || "-*:`".indexOf(c) >= 0);
                i++;
                continue;
            }
            int start = i;
            while (i < end && isPartOfName(text.charAt(i))) {
                i++;
            }
            String word = text.substring(start, i);
            boolean snake = word.indexOf('_') > 0;
            if (word.length() <= LONGEST_NAME && (snake || firstOfLine && !firstLine && isExplained(text, i, end))) {
                names.add(word);
            }
            firstOfLine = false;
        }
        List<Parameter> arguments = new ArrayList<>();
        names.forEach(name -> arguments.add(new Parameter(name, Words.of(name), "unknown", List.of(), false, "")));
        return List.copyOf(arguments);
    }

    private static boolean isPartOfName(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean isExplained(String text, int at, int end) {
        int next = at;
        while (next < end && (text.charAt(next) == ' ' || text.charAt(next) == '`' || text.charAt(next) == '*')) {
            next++;
        }
        return next < end && (text.charAt(next) == ':' || text.charAt(next) == '(' && next > at);
    }
}
