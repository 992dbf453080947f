package dev.riskdex.classifier.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Words that end the noun that an act is done to: "a thumbnail of a project", "a page from a file". */
    private static final Set<String> ENDS = Set.of(
            "of", "from", "to", "in", "by", "with", "for", "on", "as", "at", "into", "via", "using", "that", "which",
            "and", "or", "based", "about", "between", "through");

    /**
     * The known things among some words, the head of the noun first: in {@code create_text_file_from_url} a file is
     * created, whatever else is named.
     */
    public List<Thing> headFirst(List<String> words) {
        int end = 0;
        while (end < words.size() && !ENDS.contains(words.get(end))) {
            end++;
        }
        List<Thing> things = new ArrayList<>(things(words.subList(0, end)));
        Collections.reverse(things);
        things.addAll(things(words.subList(end, words.size())));
        return things;
    }

    /** The known things among some words, in order. */
    public List<Thing> things(List<String> words) {
        List<Thing> things = new ArrayList<>();
        for (String word : words) {
            Lexicon.Entry entry = objects.find(word);
            if (entry != null) {
                things.add(new Thing(word, entry.group().id()));
            }
        }
        return things;
    }

    /** The kind of thing that a word is, if it is one. */
    public Optional<Thing> thing(String word) {
        Lexicon.Entry entry = objects.find(word);
        return entry == null
                ? Optional.empty()
                : Optional.of(new Thing(word, entry.group().id()));
    }
}
