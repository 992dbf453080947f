package dev.riskdex.classifier.text;

import dev.riskdex.classifier.text.Inflection.Form;
import dev.riskdex.data.DataFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Acts in other languages than English. Words of languages that put spaces between them are found as they stand; in
 * Chinese, Japanese and Korean a word is found inside a run of letters: in Chinese the first counts, as the verb comes
 * early, in Japanese and Korean the last, as the verb ends the sentence.
 */
final class Languages {

    private static final int LONGEST_WORD = 6;

    private final Map<String, Lexicon.Entry> words = new HashMap<>();

    Languages(String path, Lexicon acts) {
        for (JsonNode node : DataFiles.yaml(path).path("groups")) {
            Lexicon.Group group = acts.group(node.path("id").asString());
            node.properties().stream()
                    .filter(language -> language.getValue().isArray())
                    .forEach(language -> language.getValue()
                            .forEach(word -> words.putIfAbsent(
                                    word.asString(), new Lexicon.Entry(word.asString(), group, false, Form.BASE))));
        }
    }

    /** The act that a word or a run of letters without spaces says. */
    Optional<Lexicon.Entry> find(String letters) {
        Lexicon.Entry whole = words.get(letters);
        if (whole != null || !hasNoSpaces(letters.charAt(0)) && !hasNoSpaces(letters.charAt(letters.length() - 1))) {
            return Optional.ofNullable(whole);
        }
        return inside(letters, letters.chars().anyMatch(Languages::verbComesLast));
    }

    private Optional<Lexicon.Entry> inside(String letters, boolean last) {
        Optional<Lexicon.Entry> found = Optional.empty();
        int at = 0;
        while (at < letters.length()) {
            Lexicon.Entry entry = longestAt(letters, at);
            if (entry != null) {
                found = Optional.of(entry);
                if (!last) {
                    return found;
                }
            }
            at += entry == null ? 1 : entry.lemma().length();
        }
        return found;
    }

    private Lexicon.@Nullable Entry longestAt(String letters, int at) {
        for (int length = Math.min(LONGEST_WORD, letters.length() - at); length > 0; length--) {
            Lexicon.Entry entry = words.get(letters.substring(at, at + length));
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private static boolean hasNoSpaces(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || verbComesLast(c);
    }

    private static boolean verbComesLast(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
    }
}
