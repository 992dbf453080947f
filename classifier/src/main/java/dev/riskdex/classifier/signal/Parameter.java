package dev.riskdex.classifier.signal;

import java.util.List;

/**
 * One argument that a tool takes.
 *
 * @param path its name, dots descending into objects
 * @param words the words of the last part of its path
 * @param type its JSON type, or {@code unknown}
 * @param members its allowed values where the schema lists them as texts, else empty
 * @param required whether a call must give it
 * @param description what is said about it, at most {@link #MAX_DESCRIPTION} characters; empty where nothing is
 */
public record Parameter(
        String path, List<String> words, String type, List<String> members, boolean required, String description) {

    /** What an argument means stands at the beginning; the longest list of actions in 12,405 real tools has 900 letters. */
    static final int MAX_DESCRIPTION = 1_200;

    public Parameter {
        words = List.copyOf(words);
        members = List.copyOf(members);
        description = description.substring(0, Math.min(description.length(), MAX_DESCRIPTION));
    }

    /** Its own name, the last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
