package dev.riskdex.classifier;

import dev.riskdex.classifier.text.Description;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words and phrases that conditions look for in a text, by their first word. */
final class AskedPhrases {

    /** The longest phrase that a condition has, in words; a longer one would never be met. */
    private static final int LONGEST = 4;

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    private record Phrase(String text, List<String> words) {}

    AskedPhrases(Set<String> phrases) {
        for (String phrase : phrases) {
            List<String> words = List.of(phrase.split(" "));
            if (words.size() <= LONGEST) {
                byFirstWord
                        .computeIfAbsent(words.get(0), word -> new ArrayList<>())
                        .add(new Phrase(phrase, words));
            }
        }
    }

    /** Adds those that stand at a place of a text. */
    void addThoseAt(List<Description.Token> tokens, int at, Set<String> found) {
        List<Phrase> phrases = byFirstWord.get(tokens.get(at).word());
        if (phrases == null) {
            return;
        }
        for (Phrase phrase : phrases) {
            if (standsAt(phrase, tokens, at)) {
                found.add(phrase.text());
            }
        }
    }

    private static boolean standsAt(Phrase phrase, List<Description.Token> tokens, int at) {
        if (at + phrase.words().size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < phrase.words().size(); i++) {
            if (!tokens.get(at + i).word().equals(phrase.words().get(i))) {
                return false;
            }
        }
        return true;
    }
}
