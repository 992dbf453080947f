package dev.riskdex.classifier.finding;

import dev.riskdex.model.VisibleText;

/** A piece of a text from outside as it may be shown. */
final class Quote {

    /** Longest piece that is quoted, in characters; a person looks the rest up at its place. */
    private static final int LONGEST = 200;

    private Quote() {}

    /** A range of a text on one line with what does not show spelled out, its middle left out where it is long. */
    static String of(String text, int start, int end) {
        if (end - start <= LONGEST) {
            return VisibleText.line(text.substring(start, end));
        }
        int half = LONGEST / 2;
        return VisibleText.line(text.substring(start, start + half)) + " … "
                + VisibleText.line(text.substring(end - half, end));
    }

    /** A place in a text with a little of what stands around it. */
    static String around(String text, int at, int before, int after) {
        return VisibleText.line(text.substring(Math.max(0, at - before), Math.min(text.length(), at + after)));
    }
}
