package dev.riskdex.classifier.text;

import java.util.List;

/**
 * What a name or a sentence says is done.
 *
 * @param word as it stands there
 * @param entry its entry in the lexicon of acts
 * @param objects the words that follow it or, in a name, that stand beside it
 */
public record Act(String word, Lexicon.Entry entry, List<String> objects) {

    public Act {
        objects = List.copyOf(objects);
    }

    /** Id of the group of acts. */
    public String group() {
        return entry.group().id();
    }
}
