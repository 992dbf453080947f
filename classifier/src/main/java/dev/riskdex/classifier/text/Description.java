package dev.riskdex.classifier.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a description with what a reader keeps in mind about each: its sentence, and whether a negation governs
 * it. Longer texts are read up to {@link #MAX_CHARACTERS}; what follows neither raises nor lowers anything.
 *
 * @param text the text as declared
 * @param tokens its words in order
 */
public record Description(String text, List<Token> tokens) {

    /** A limit of {@code reference/sources.md} section 5.2: 8 kB of a description are scored; the longest honest one seen has 13 kB. */
    public static final int MAX_CHARACTERS = 8_192;

    /** A negation reaches this many words: "does not delete or change the file". */
    private static final int NEGATION_REACH = 6;

    private static final Set<String> NEGATIONS =
            Set.of("not", "never", "no", "without", "cannot", "can't", "doesn't", "don't", "won't", "isn't", "instead");

    public static final Description NONE = new Description("", List.of());

    /**
     * A word of the description.
     *
     * @param word in lower case
     * @param start where it begins in the text
     * @param sentence number of its sentence, from 0
     * @param negated whether a negation shortly before governs it
     */
    public record Token(String word, int start, int sentence, boolean negated) {}

    public static Description of(String text) {
        List<Token> tokens = new ArrayList<>();
        int end = Math.min(text.length(), MAX_CHARACTERS);
        int sentence = 0;
        int negatedUntil = -1;
        int start = -1;
        for (int i = 0; i <= end; i++) {
            char c = i < end ? text.charAt(i) : ' ';
            if (isWordPart(c, start >= 0)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                String word = withoutQuotes(text.substring(start, i)).toLowerCase(Locale.ROOT);
                tokens.add(new Token(word, start, sentence, tokens.size() < negatedUntil));
                if (NEGATIONS.contains(word)) {
                    negatedUntil = tokens.size() + NEGATION_REACH;
                }
                start = -1;
            }
            if (endsSentence(text, i, end)) {
                negatedUntil = -1;
                sentence += tokens.isEmpty() || tokens.get(tokens.size() - 1).sentence() < sentence ? 0 : 1;
            } else if (c == ',' || c == ';' || c == '(' || c == ')') {
                negatedUntil = c == ',' ? negatedUntil : -1;
            }
        }
        return new Description(text, List.copyOf(tokens));
    }

    /** The words of the first sentence. */
    public List<Token> firstSentence() {
        int size = 0;
        while (size < tokens.size() && tokens.get(size).sentence() == 0) {
            size++;
        }
        return tokens.subList(0, size);
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    private static boolean isWordPart(char c, boolean inside) {
        return Character.isLetterOrDigit(c) || inside && (c == '\'' || c == '’' || c == '_');
    }

    /** A word in quotation marks is that word. */
    private static String withoutQuotes(String word) {
        int end = word.length();
        while (end > 1 && (word.charAt(end - 1) == '\'' || word.charAt(end - 1) == '’')) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean endsSentence(String text, int i, int end) {
        if (i >= end) {
            return true;
        }
        char c = text.charAt(i);
        if (c == '\n') {
            return i + 1 < end && (text.charAt(i + 1) == '\n' || startsItem(text, i + 1, end));
        }
        boolean stop = c == '.' || c == '!' || c == '?' || c == ':';
        return c == '。' || stop && (i + 1 == end || Character.isWhitespace(text.charAt(i + 1)));
    }

    /** A line that begins a list item or a heading begins a sentence. */
    private static boolean startsItem(String text, int i, int end) {
        int at = i;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < end && "-*•#".indexOf(text.charAt(at)) >= 0;
    }
}
