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
    private final Languages languages;

    ActReader(Lexicon acts, Lexicon leadIns, Languages languages) {
        this.acts = acts;
        this.leadIns = leadIns;
        this.languages = languages;
    }

    /** The act that a word says, in any language that is read. */
    public Optional<Lexicon.Entry> entry(String word) {
        return Optional.ofNullable(acts.find(word)).or(() -> languages.find(word));
    }

    /** Whether a word only leads in to the act of a sentence. */
    public boolean leadsIn(String word) {
        return leadIns.find(word) != null;
    }

    /**
     * What a name says is done: by its first word, else by its last ({@code d1_database_delete}), else by one in
     * between. A word that is as often a thing ({@code order_cancel}) gives way to one that is not.
     */
    public Optional<Act> inName(List<String> words) {
        int best = -1;
        int bestRank = 0;
        for (int i = 0; i < words.size(); i++) {
            int place = i;
            int rank = entry(words.get(i))
                    .map(entry -> rank(place, words.size(), entry))
                    .orElse(0);
            if (rank > bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(act(words, best));
    }

    /** How sure a word is the act of a name, from 0 (it is not) to 6. Who does it ({@code file_writer}) comes last. */
    private static int rank(int position, int size, Lexicon.Entry entry) {
        boolean first = position == 0;
        boolean last = position == size - 1;
        return switch (entry.form()) {
            case BASE -> entry.noun() ? (first ? 3 : 2) : (first ? 6 : last ? 5 : 4);
            case AGENT -> last ? 1 : 0;
            case PLURAL_OR_THIRD_PERSON, GERUND, PAST -> 0;
        };
    }

    private Act act(List<String> words, int at) {
        List<String> objects = new ArrayList<>(words.subList(at + 1, words.size()));
        objects.addAll(words.subList(0, at));
        Lexicon.Entry entry = entry(words.get(at))
                .orElseThrow(() -> new IllegalArgumentException("no act at " + at + " of " + words));
        return new Act(words.get(at), entry, objects);
    }

    /** What the first sentence says is done: its first act, after words that only lead in. */
    public Optional<Act> inSentence(List<Description.Token> sentence) {
        int seen = 0;
        for (int i = 0; i < sentence.size() && seen < WORDS_BEFORE_ACT; i++) {
            Description.Token token = sentence.get(i);
            boolean leadsIn = leadsIn(token.word());
            int before = seen;
            Optional<Lexicon.Entry> entry = leadsIn || token.negated() || isQuality(sentence, i)
                    ? Optional.empty()
                    : entry(token.word()).filter(it -> isAct(it, before));
            if (entry.isPresent()) {
                return Optional.of(new Act(shown(token.word(), entry.get()), entry.get(), following(sentence, i)));
            }
            seen += leadsIn ? 0 : 1;
        }
        return Optional.empty();
    }

    /** "read-only" and "append-only" say how something is, not what is done. */
    public static boolean isQuality(List<Description.Token> tokens, int at) {
        return at + 1 < tokens.size() && tokens.get(at + 1).word().equals("only");
    }

    /** The word as it stands there; of a run without spaces only the act. */
    private static String shown(String word, Lexicon.Entry entry) {
        return entry.form() == Form.BASE && word.contains(entry.lemma()) ? entry.lemma() : word;
    }

    /** A word that may be a thing is an act only where nothing stands before it; "deleted" is a quality. */
    private static boolean isAct(Lexicon.Entry entry, int wordsBefore) {
        return entry.form() != Form.PAST && entry.form() != Form.AGENT && (!entry.noun() || wordsBefore == 0);
    }

    private static List<String> following(List<Description.Token> sentence, int at) {
        return sentence.subList(at + 1, Math.min(sentence.size(), at + 1 + WORDS_OF_OBJECT)).stream()
                .map(Description.Token::word)
                .toList();
    }
}
