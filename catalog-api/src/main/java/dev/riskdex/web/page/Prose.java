package dev.riskdex.web.page;

import java.util.ArrayList;
import java.util.List;

/** Sentences of ours in which names stand between backticks, as pages show them: the names as code. */
public final class Prose {

    private Prose() {}

    /**
     * A stretch of a sentence.
     *
     * @param text without backticks
     * @param code whether it is a name
     */
    public record Part(String text, boolean code) {}

    /** The stretches of a text in their order; a backtick that is not closed stays as it is. */
    public static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('`'); open >= 0; open = text.indexOf('`', from)) {
            int close = text.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            parts.add(new Part(text.substring(from, open), false));
            parts.add(new Part(text.substring(open + 1, close), true));
            from = close + 1;
        }
        parts.add(new Part(text.substring(from), false));
        return parts;
    }
}
