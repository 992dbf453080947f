package dev.riskdex.classifier.signal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the values that the description of an argument lists where its schema does not: {@code "list" to show all tabs,
 * "close" to close one}, {@code Operation to perform: create-table, delete-table, or get-table}.
 */
final class ListedValues {

    private static final String QUOTES = "\"'`";

    /** A value is a name; longer quotations are examples or sentences. */
    private static final int LONGEST = 40;

    private static final Set<String> CONNECTIVES = Set.of("or", "and");

    private ListedValues() {}

    /** The values in quotation marks, else those between commas or bars after a colon; empty when there are no two. */
    static List<String> in(String description) {
        List<String> quoted = quoted(description);
        List<String> values = quoted.isEmpty() ? listed(description) : quoted;
        return values.size() < 2 ? List.of() : values;
    }

    private static List<String> quoted(String text) {
        Set<String> values = new LinkedHashSet<>();
        int at = 0;
        while (at < text.length()) {
            char mark = text.charAt(at);
            boolean opens = QUOTES.indexOf(mark) >= 0 && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
            int close = opens ? text.indexOf(mark, at + 1) : -1;
            if (close > 0 && isValue(text.substring(at + 1, close))) {
                values.add(text.substring(at + 1, close));
                at = close;
            }
            at++;
        }
        return List.copyOf(values);
    }

    private static List<String> listed(String text) {
        List<String> values = new ArrayList<>();
        int end = sentenceEnd(text, text.indexOf(':') + 1);
        for (String part : text.substring(text.indexOf(':') + 1, end).split("[,|/()\\n]")) {
            List<String> words = new ArrayList<>(List.of(part.strip().split("\\s+")));
            words.removeAll(CONNECTIVES);
            if (words.size() != 1 || !isValue(words.get(0))) {
                return values;
            }
            values.add(words.get(0));
        }
        return values;
    }

    private static int sentenceEnd(String text, int from) {
        int stop = text.indexOf(". ", from);
        int end = stop < 0 ? text.length() : stop;
        return end > from && text.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private static boolean isValue(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }
}
