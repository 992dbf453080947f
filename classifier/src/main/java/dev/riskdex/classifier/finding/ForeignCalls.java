package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.Passage.Place;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.Category;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A text that has the assistant call a tool of somebody else that changes something. Foreign is what is
 * no tool or argument of the server and shares no word with its tools: telling to call {@code update_issue} after {@code
 * get_issue} is a manual.
 */
final class ForeignCalls implements FindingKind {

    /** Words that make what follows a call. */
    private static final Set<String> CALLS = Set.of("call", "invoke", "run", "execute", "trigger");

    /** Words that may stand between: "call the tool X". */
    private static final Set<String> BETWEEN = Set.of("the", "tool", "function", "also", "then", "a", "of");

    /** Identifiers looked at in one text. */
    private static final int MAX_NAMES = 64;

    private static final String WHITE_SPACE = " \t\n\u000B\f\r";

    /** Marks that stand between words; the back quote, which comes after the letters, is one too. */
    private static final String MARKS = "\"'(),;:";

    private final Vocabulary vocabulary;

    ForeignCalls(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : subject.passages()) {
            if (passage.place() == Place.DESCRIPTION || passage.place() == Place.ARGUMENT) {
                first(passage, subject).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> first(Passage passage, Subject subject) {
        for (String name : calls(passage)) {
            if (changes(name) && isForeign(name, subject)) {
                return Optional.of(finding(passage, name));
            }
        }
        return Optional.empty();
    }

    /** Whether its first word is an act that changes something. */
    private boolean changes(String name) {
        if (vocabulary.actReader().entry(Words.of(name).get(0)).isEmpty()) {
            return false;
        }
        Optional<Category> category = vocabulary
                .actReader()
                .inName(Words.of(name))
                .flatMap(act -> act.entry().group().supports());
        return category.isPresent() && category.get() != Category.READ;
    }

    private static boolean isForeign(String name, Subject subject) {
        Set<String> known = new HashSet<>(subject.topics());
        subject.view().server().names().forEach(known::addAll);
        for (Passage passage : subject.passages()) {
            if (passage.place() == Place.ARGUMENT_NAME) {
                known.addAll(Words.of(passage.text()));
            }
        }
        return Collections.disjoint(known, Words.of(name));
    }

    /** Names of two words or more that the text tells to call. */
    private static List<String> calls(Passage passage) {
        String text = passage.text();
        int end = Math.min(text.length(), ReadText.HEAD);
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= end && names.size() < MAX_NAMES; at++) {
            if (at == end || separates(text.charAt(at))) {
                int stop = wordEnd(text, start, at);
                if (isJoined(text, start, stop) && isIdentifier(text.substring(start, stop)) && isCalled(text, start)) {
                    names.add(text.substring(start, stop));
                }
                start = at + 1;
            }
        }
        return names;
    }

    /** Whether the words before a place tell to call what stands there. */
    private static boolean isCalled(String text, int at) {
        int before = at;
        while (before > 0) {
            int end = before;
            while (end > 0 && separates(text.charAt(end - 1))) {
                end--;
            }
            int start = end;
            while (start > 0 && !separates(text.charAt(start - 1))) {
                start--;
            }
            String word = text.substring(start, wordEnd(text, start, end));
            if (CALLS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (!BETWEEN.contains(word)) {
                return false;
            }
            before = start;
        }
        return false;
    }

    private static boolean separates(char c) {
        return c <= ' ' ? WHITE_SPACE.indexOf(c) >= 0 : c <= ';' && MARKS.indexOf(c) >= 0 || c == '`';
    }

    /** Where a word ends; the full stop of its sentence is no part of it. */
    private static int wordEnd(String text, int start, int end) {
        return end > start && text.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private static boolean isJoined(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '_' || Character.isUpperCase(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIdentifier(String word) {
        return Character.isLowerCase(word.charAt(0))
                && word.length() <= 80
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
                && Words.of(word).size() > 1;
    }

    private static Finding finding(Passage passage, String name) {
        int at = passage.text().indexOf(name);
        return new Finding(
                "poisoning.foreign-call",
                "poisoning",
                Severity.HIGH,
                "has the assistant call " + VisibleText.line(name)
                        + ", which changes something and has nothing to do with this tool",
                passage.where(),
                Quote.around(passage.text(), at, 30, 90));
    }
}
