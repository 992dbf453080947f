package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.text.Inflection;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Makes English of the words of a name: "delete", "flow" read "deletes a flow", "user", "id" read "a user ID". */
final class Grammar {

    /** Words of an object that are shown; more is a sentence of its own. */
    private static final int MOST_WORDS = 7;

    private static final int LONGEST_WORD = 40;

    private final Map<String, String> verbs = new HashMap<>();

    /** The verbs that have begun a sentence; there are no more than the lexicons of acts have lemmas and groups. */
    private final Map<String, String> thirdPersons = new ConcurrentHashMap<>();

    private final Map<String, String> spelled = new HashMap<>();
    private final Set<String> acronyms;
    private final Set<String> uncountable;
    private final Set<String> definite;
    private final Set<String> determiners;
    private final Set<String> joins;
    private final Set<String> bare;
    private final Set<String> consonants;
    private final Set<String> vowels;
    private final Set<String> ignoredAtEnd;

    Grammar(JsonNode file) {
        file.path("verbs")
                .properties()
                .forEach(entry -> verbs.put(entry.getKey(), entry.getValue().asString("")));
        file.path("spelled")
                .properties()
                .forEach(entry -> spelled.put(entry.getKey(), entry.getValue().asString("")));
        acronyms = words(file, "acronyms");
        uncountable = words(file, "uncountable");
        definite = words(file, "definite");
        determiners = words(file, "determiners");
        joins = words(file, "joins");
        bare = words(file, "bare");
        consonants = words(file, "consonants");
        vowels = words(file, "vowels");
        ignoredAtEnd = words(file, "ignoredAtEnd");
    }

    private static Set<String> words(JsonNode file, String field) {
        Set<String> words = new HashSet<>();
        file.path(field).forEach(word -> words.add(word.asString("")));
        return words;
    }

    /** The third person of a verb, as it begins a sentence. */
    String verb(String lemma) {
        String cached = thirdPersons.get(lemma);
        if (cached == null) {
            String listed = verbs.get(lemma);
            cached = capitalized(listed == null ? Inflection.thirdPerson(lemma) : listed);
            thirdPersons.put(lemma, cached);
        }
        return cached;
    }

    /** Whether a verb is one that asks, after which no article stands: "tells whether it is connected". */
    boolean asks(String lemma) {
        return verbs.getOrDefault(lemma, "").contains("whether");
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    boolean joins(String word) {
        return joins.contains(word);
    }

    boolean isDeterminer(String word) {
        return determiners.contains(word);
    }

    /** The words as they stand, acronyms in capitals. */
    String plain(List<String> words) {
        List<String> shown = new ArrayList<>();
        readable(words).forEach(word -> shown.add(shown(word)));
        return String.join(" ", shown);
    }

    /** Words as a noun with its article, parts joined by prepositions each with its own; empty for none. */
    String object(List<String> words) {
        return object(words, false);
    }

    /**
     * Words as a noun.
     *
     * @param introduced whether it did not exist before, so that no "the" may stand before it
     */
    String object(List<String> words, boolean introduced) {
        List<String> shown = new ArrayList<>();
        List<String> part = new ArrayList<>();
        boolean article = true;
        for (String word : readable(words)) {
            if (joins.contains(word)) {
                addPart(part, article, introduced, shown);
                part.clear();
                shown.add(word);
                article = !bare.contains(word);
            } else {
                part.add(word);
            }
        }
        addPart(part, article, introduced, shown);
        while (!shown.isEmpty() && joins.contains(shown.get(shown.size() - 1))) {
            shown.remove(shown.size() - 1);
        }
        return String.join(" ", shown);
    }

    private List<String> readable(List<String> words) {
        List<String> readable = new ArrayList<>();
        for (String word : words) {
            if (word.length() > 1 && word.length() <= LONGEST_WORD && readable.size() < MOST_WORDS) {
                readable.add(VisibleText.line(word));
            }
        }
        int size = readable.size();
        return size > 1 && ignoredAtEnd.contains(readable.get(size - 1)) ? readable.subList(0, size - 1) : readable;
    }

    private void addPart(List<String> part, boolean article, boolean introduced, List<String> shown) {
        if (part.isEmpty()) {
            return;
        }
        String head = part.get(part.size() - 1);
        String first = part.get(0);
        if (article && !determiners.contains(first)) {
            if (!introduced && (definite.contains(head) && !isPlural(head) || definite.contains(first))) {
                shown.add("the");
            } else if (!isPlural(head) && !uncountable.contains(head) && isEnglish(head)) {
                shown.add(startsWithVowel(first) ? "an" : "a");
            }
        }
        part.forEach(word -> shown.add(shown(word)));
    }

    private String shown(String word) {
        String spelling = spelled.get(word);
        if (spelling != null) {
            return spelling;
        }
        if (!acronyms.contains(word)) {
            return word;
        }
        boolean several =
                word.length() > 2 && word.endsWith("s") && acronyms.contains(word.substring(0, word.length() - 1));
        return several
                ? word.substring(0, word.length() - 1).toUpperCase(Locale.ROOT) + "s"
                : word.toUpperCase(Locale.ROOT);
    }

    boolean isPlural(String word) {
        return word.endsWith("s")
                && word.length() > 2
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !acronymIsSingular(word);
    }

    private boolean acronymIsSingular(String word) {
        return acronyms.contains(word) && !acronyms.contains(word.substring(0, word.length() - 1));
    }

    private boolean startsWithVowel(String word) {
        if (vowels.contains(word)) {
            return true;
        }
        return "aeiou".indexOf(word.charAt(0)) >= 0 && !consonants.contains(word);
    }

    static boolean isEnglish(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
