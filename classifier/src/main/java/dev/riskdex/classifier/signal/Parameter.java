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
 */
public record Parameter(String path, List<String> words, String type, List<String> members, boolean required) {

    public Parameter {
        words = List.copyOf(words);
        members = List.copyOf(members);
    }

    /** Its own name, the last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
