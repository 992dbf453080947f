package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.Passage.Place;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.Category;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
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

    private final Vocabulary vocabulary;

    ForeignCalls(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Finding> in(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Passage passage : subject.passages()) {
            if (passage.place() == Place.DESCRIPTION || passage.place() == Place.ARGUMENT) {
                calls(passage).stream()
                        .filter(name -> changes(name) && isForeign(name, subject))
                        .findFirst()
                        .map(name -> finding(passage, name))
                        .ifPresent(findings::add);
            }
        }
        return findings;
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
        String text = passage.text().substring(0, Math.min(passage.text().length(), ReadText.HEAD));
        List<String> names = new ArrayList<>();
        boolean called = false;
        for (String part : Arrays.asList(text.split("[\\s\"'`(),;:]+"))) {
            String word = part.endsWith(".") ? part.substring(0, part.length() - 1) : part;
            if (called && isIdentifier(word) && names.size() < MAX_NAMES) {
                names.add(word);
            }
            called = CALLS.contains(word.toLowerCase(Locale.ROOT)) || called && BETWEEN.contains(word);
        }
        return names;
    }

    private static boolean isIdentifier(String word) {
        boolean joined = word.indexOf('_') > 0 || word.chars().skip(1).anyMatch(Character::isUpperCase);
        return joined
                && Character.isLowerCase(word.charAt(0))
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
