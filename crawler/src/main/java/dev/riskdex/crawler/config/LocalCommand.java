package dev.riskdex.crawler.config;

import java.util.List;

/**
 * The command of a configured server as it stands in the file. It may hold secrets: it is there to be started, in the
 * sandbox and only where the user asked for that, and is neither shown nor stored.
 *
 * @param words program and arguments; empty for a server that is no program
 */
public record LocalCommand(List<String> words) {

    /** There is nothing to be started. */
    public static final LocalCommand NONE = new LocalCommand(List.of());

    public LocalCommand {
        words = List.copyOf(words);
    }

    /** Says nothing about the words. */
    @Override
    public String toString() {
        return words.isEmpty() ? "nothing" : "a command";
    }
}
