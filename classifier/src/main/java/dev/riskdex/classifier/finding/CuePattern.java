package dev.riskdex.classifier.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A sequence of words with bounded gaps.
 *
 * @param group of cues that it belongs to
 * @param steps what must follow what
 * @param begins whether it must begin a sentence other than the first, written {@code ^}
 */
record CuePattern(String group, List<Step> steps, boolean begins) {

    /** What may be skipped, in words. */
    private static final Map<String, Integer> GAPS = Map.of(".", 1, "..", 4, "...", 9);

    CuePattern {
        steps = List.copyOf(steps);
    }

    /**
     * One of several phrases.
     *
     * @param gap words that may stand before it
     * @param choice the phrases
     */
    record Step(int gap, Choice choice) {}

    /**
     * A text as numbers.
     *
     * @param words numbers of its words, 0 for words in no pattern
     * @param sentences the sentence of each
     */
    record Sequence(int[] words, int[] sentences) {}

    /** Phrases that stand for each other, as numbers of words. */
    static final class Choice {

        private final List<int[]> phrases;
        private final List<int[]> longer;
        private final BitSet beginnings = new BitSet();
        private final BitSet firstWords = new BitSet();
        private final BitSet alone = new BitSet();

        Choice(List<int[]> phrases) {
            this.phrases = List.copyOf(phrases);
            longer = phrases.stream().filter(phrase -> phrase.length > 1).toList();
            phrases.forEach(phrase -> beginnings.set(phrase[0]));
            phrases.forEach(phrase -> (phrase.length == 1 ? alone : firstWords).set(phrase[0]));
        }

        List<int[]> phrases() {
            return phrases;
        }

        /** Where a phrase that begins here ends, the longest first; the place itself where none begins. */
        int endOf(int[] words, int at) {
            if (!beginnings.get(words[at])) {
                return at;
            }
            int end = alone.get(words[at]) ? at + 1 : at;
            if (firstWords.get(words[at])) {
                for (int[] phrase : longer) {
                    if (at + phrase.length > end && standsAt(phrase, words, at)) {
                        end = at + phrase.length;
                    }
                }
            }
            return end;
        }

        private static boolean standsAt(int[] phrase, int[] words, int at) {
            if (at + phrase.length > words.length) {
                return false;
            }
            for (int i = 0; i < phrase.length; i++) {
                if (words[at + i] != phrase[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads the words of a pattern.
     *
     * @throws IllegalStateException when it ends in a gap or is empty
     */
    static CuePattern parse(String group, String text, Function<String, Choice> choices) {
        List<Step> steps = new ArrayList<>();
        int gap = 0;
        boolean begins = text.startsWith("^ ");
        for (String word : (begins ? text.substring(2) : text).trim().split(" +")) {
            if (GAPS.containsKey(word)) {
                gap = GAPS.get(word);
            } else {
                steps.add(new Step(gap, choices.apply(word)));
                gap = 0;
            }
        }
        if (gap > 0 || steps.isEmpty()) {
            throw new IllegalStateException("the pattern '" + text + "' of findings.yaml ends in a gap");
        }
        return new CuePattern(group, steps, begins);
    }

    int[] firstWords() {
        return steps.get(0).choice().phrases().stream()
                .flatMapToInt(phrase -> IntStream.of(phrase[0]))
                .distinct()
                .toArray();
    }

    /** Where a match that begins at a place ends; the place itself where there is none. */
    int endOf(Sequence read, int at) {
        if (begins && (at == 0 || read.sentences()[at - 1] == read.sentences()[at])) {
            return at;
        }
        int end = endOf(read, at, 0);
        return Math.max(end, at);
    }

    private int endOf(Sequence read, int at, int number) {
        if (number == steps.size()) {
            return at;
        }
        Step step = steps.get(number);
        int sentence = read.sentences()[Math.min(Math.max(at - 1, 0), read.sentences().length - 1)];
        for (int skipped = 0; skipped <= step.gap(); skipped++) {
            int place = at + skipped;
            if (place >= read.words().length || number > 0 && read.sentences()[place] != sentence) {
                return -1;
            }
            int next = step.choice().endOf(read.words(), place);
            int end = next > place ? endOf(read, next, number + 1) : -1;
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }
}
