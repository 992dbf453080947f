package dev.riskdex.policy;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many characters a pattern has when its repetitions are written out: {@code (ab{3}){2}} has eight. */
final class PatternSize {

    /** What is larger is not counted any further. */
    private static final long ENOUGH = 1L << 40;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long group;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).size();
    }

    private long size() {
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            switch (character) {
                case '\\' -> atom(2);
                case '[' -> atom(lengthOfClass());
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                default -> atom(1);
            }
        }
        while (!outer.isEmpty()) {
            close();
        }
        return group;
    }

    private void atom(int length) {
        at += length;
        last = 1;
        add();
    }

    private int lengthOfClass() {
        int end = at + 1;
        if (pattern.startsWith("^", end)) {
            end++;
        }
        if (pattern.startsWith("]", end)) {
            end++;
        }
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1 - at;
    }

    private void open() {
        outer.push(group);
        group = 0;
        last = 0;
        at++;
    }

    private void close() {
        at++;
        if (!outer.isEmpty()) {
            last = group;
            group = outer.pop();
            add();
        }
    }

    private void repeat() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            atom(1);
            return;
        }
        at = end + 1;
        long before = group - last;
        String most = inside.endsWith(",") ? inside.substring(0, inside.length() - 1) : inside;
        last *= Math.max(1, Long.parseLong(most.substring(most.indexOf(',') + 1)));
        group = before;
        add();
    }

    private void add() {
        last = Math.min(last, ENOUGH);
        group = Math.min(group + last, ENOUGH);
    }
}
