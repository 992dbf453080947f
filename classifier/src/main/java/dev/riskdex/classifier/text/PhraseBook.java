package dev.riskdex.classifier.text;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Phrases by group, read from {@code data/signals/phrases.yaml}, matched on whole words. */
public final class PhraseBook {

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    /**
     * A phrase.
     *
     * @param group id of its group
     * @param supports what it speaks for
     * @param words its words in lower case
     */
    public record Phrase(String group, Category supports, List<String> words) {}

    /**
     * A place where a phrase stands.
     *
     * @param phrase which one
     * @param negated whether a negation governs its first word
     */
    public record Hit(Phrase phrase, boolean negated) {}

    public static PhraseBook read(String path) {
        PhraseBook book = new PhraseBook();
        for (JsonNode group : DataFiles.yaml(path).path("groups")) {
            Category supports = Category.of(group.path("supports").asString());
            for (JsonNode text : group.path("phrases")) {
                List<String> words = List.of(text.asString().split(" "));
                book.byFirstWord
                        .computeIfAbsent(words.get(0), first -> new ArrayList<>())
                        .add(new Phrase(group.path("id").asString(), supports, words));
            }
        }
        return book;
    }

    /** All places where a phrase of the book stands, in the order of the text. */
    public List<Hit> find(List<Description.Token> tokens) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (Phrase phrase : byFirstWord.getOrDefault(tokens.get(i).word(), List.of())) {
                if (standsAt(phrase, tokens, i)) {
                    hits.add(new Hit(phrase, tokens.get(i).negated()));
                }
            }
        }
        return hits;
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
        return tokens.get(at).sentence()
                == tokens.get(at + phrase.words().size() - 1).sentence();
    }
}
