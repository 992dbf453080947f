package dev.riskdex.classifier.text;

import java.util.List;
import java.util.Optional;

/** Reads what an act is done to: the group of the nearest word that is a known kind of thing. */
public final class ObjectReader {

    private final Lexicon objects;

    public ObjectReader(Lexicon objects) {
        this.objects = objects;
    }

    /**
     * A thing and its group.
     *
     * @param word as it stands there
     * @param group id of its group
     */
    public record Thing(String word, String group) {}

    /** The known things among some words, in order. */
    public List<Thing> things(List<String> words) {
        return words.stream().map(this::thing).flatMap(Optional::stream).toList();
    }

    /** The kind of thing that a word is, if it is one. */
    public Optional<Thing> thing(String word) {
        Lexicon.Entry entry = objects.find(word);
        return entry == null
                ? Optional.empty()
                : Optional.of(new Thing(word, entry.group().id()));
    }
}
