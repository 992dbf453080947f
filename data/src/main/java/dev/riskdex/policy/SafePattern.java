package dev.riskdex.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression with the semantics of RE2, which the contract asks for: unanchored, without look-around and
 * back references, and matched in time linear to the text, so that neither a policy nor a call can hang whoever
 * evaluates it. The engine of the JDK backtracks; rejecting "evil" patterns for it would refuse good ones and miss bad
 * ones. RE2/J bounds matching but not the size of a program, so that is bounded here.
 */
public final class SafePattern {

    /** Characters of a pattern. Each open group takes stack while it is compiled; ten times as many still fit. */
    private static final int LONGEST = 1000;

    /** Characters after repetitions are written out, as in RE2, where a nested repetition may multiply to 1000. */
    private static final int LARGEST = 10_000;

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when it is none, or too large; the message says which
     */
    public static SafePattern of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        if (PatternSize.of(text) > LARGEST) {
            throw new IllegalArgumentException("repeats more than " + LARGEST + " times");
        }
        try {
            return new SafePattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is no regular expression of RE2: " + e.getDescription() + " `" + e.getPattern() + "`", e);
        }
    }

    /** Whether it matches anywhere in a text. */
    public boolean find(String text) {
        return pattern.matcher(text).find();
    }
}
