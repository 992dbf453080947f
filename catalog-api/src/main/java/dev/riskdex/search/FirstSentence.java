package dev.riskdex.search;

import java.text.BreakIterator;
import java.util.Locale;

/** The beginning of an explanation, where a list has room for one sentence. */
public final class FirstSentence {

    /** Characters after which a sentence is cut, at a blank where there is one. */
    private static final int MAX = 240;

    private FirstSentence() {}

    /** The first sentence of a text. */
    public static String of(String text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int end = sentences.next();
        String sentence = (end == BreakIterator.DONE ? text : text.substring(0, end)).strip();
        if (sentence.length() <= MAX) {
            return sentence;
        }
        int blank = sentence.lastIndexOf(' ', MAX);
        return sentence.substring(0, blank > MAX / 2 ? blank : MAX) + "…";
    }
}
