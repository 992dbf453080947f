package dev.riskdex.classifier.text;

import dev.riskdex.classifier.text.Inflection.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the act in the words of a name and in the first sentence of a description. */
public final class ActReader {

    /** The act of an honest first sentence stands among its first words: "Tool to", "Use this to", "Allows you to". */
    private static final int WORDS_BEFORE_ACT = 9;

    /** How many words after the act may name its object. */
    private static final int WORDS_OF_OBJECT = 8;

    private final Lexicon acts;
    private final Lexicon leadIns;

    public ActReader(Lexicon acts, Lexicon leadIns) {
        this.acts = acts;
        this.leadIns = leadIns;
    }

    /**
     * What a name says is done: by its first word, else by its last ({@code d1_database_delete}), else by one in
     * between. A word that is as often a thing ({@code order_cancel}) gives way to one that is not.
     */
    public Optional<Act> inName(List<String> words) {
        int best = -1;
        int bestRank = 0;
        for (int i = 0; i < words.size(); i++) {
            Lexicon.Entry entry = acts.find(words.get(i));
            if (entry != null && entry.form() == Form.BASE) {
                int rank = rank(i, words.size(), entry.noun());
                if (rank > bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(act(words, best));
    }

    private static int rank(int position, int size, boolean noun) {
        boolean first = position == 0;
        boolean last = position == size - 1;
        if (noun) {
            return first ? 2 : 1;
        }
        if (first) {
            return 5;
        }
        return last ? 4 : 3;
    }

    private Act act(List<String> words, int at) {
        List<String> objects = new ArrayList<>(words.subList(at + 1, words.size()));
        objects.addAll(words.subList(0, at));
        Lexicon.Entry entry = acts.find(words.get(at));
        if (entry == null) {
            throw new IllegalArgumentException("no act at " + at + " of " + words);
        }
        return new Act(words.get(at), entry, objects);
    }

    /** What the first sentence says is done: its first act, after words that only lead in. */
    public Optional<Act> inSentence(List<Description.Token> sentence) {
        int seen = 0;
        for (int i = 0; i < sentence.size() && seen < WORDS_BEFORE_ACT; i++) {
            Description.Token token = sentence.get(i);
            Lexicon.Entry entry = acts.find(token.word());
            boolean leadsIn = leadIns.find(token.word()) != null;
            if (entry != null && !leadsIn && !token.negated() && isAct(entry, seen)) {
                return Optional.of(new Act(token.word(), entry, following(sentence, i)));
            }
            seen += leadsIn ? 0 : 1;
        }
        return Optional.empty();
    }

    /** A word that may be a thing is an act only where nothing stands before it; "deleted" is a quality. */
    private static boolean isAct(Lexicon.Entry entry, int wordsBefore) {
        return entry.form() != Form.PAST && (!entry.noun() || wordsBefore == 0);
    }

    private static List<String> following(List<Description.Token> sentence, int at) {
        return sentence.subList(at + 1, Math.min(sentence.size(), at + 1 + WORDS_OF_OBJECT)).stream()
                .map(Description.Token::word)
                .toList();
    }
}
