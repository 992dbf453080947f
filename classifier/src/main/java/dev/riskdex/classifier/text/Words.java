package dev.riskdex.classifier.text;

import dev.riskdex.model.ServerInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits an identifier into the words that a person reads in it: {@code changeTaskrunState}, {@code change-taskrun-state}
 * and {@code change.taskrun_state} all read "change taskrun state". Digits end a word and are dropped; letters of any
 * script are kept. It never looks inside a word: "exec" is not a word of "execution".
 */
public final class Words {

    private Words() {}

    /** The words of an identifier in lower case, in order; empty when it has no letter. */
    public static List<String> of(String identifier) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            if (!Character.isLetter(c)) {
                start = close(identifier, start, i, words);
            } else if (start < 0) {
                start = i;
            } else if (humpAt(identifier, i)) {
                start = close(identifier, start, i, words);
                start = i;
            }
        }
        close(identifier, start, identifier.length(), words);
        return words;
    }

    /** The words of a server's identity, name and title, without what only says where it was found ({@code npm:}). */
    public static Set<String> ofServer(ServerInfo server) {
        Set<String> words = new HashSet<>(of(server.slug()));
        words.addAll(of(server.name().equals(server.id()) ? server.slug() : server.name()));
        server.title().ifPresent(title -> words.addAll(of(title)));
        return words;
    }

    /** A new word begins at {@code listRuns} before the R, and at {@code HTTPServer} before the S. */
    private static boolean humpAt(String identifier, int i) {
        boolean upper = Character.isUpperCase(identifier.charAt(i));
        boolean afterLower = Character.isLowerCase(identifier.charAt(i - 1));
        boolean beforeLower = i + 1 < identifier.length() && Character.isLowerCase(identifier.charAt(i + 1));
        boolean pluralOfAcronym = beforeLower
                && identifier.charAt(i + 1) == 's'
                && (i + 2 == identifier.length() || !Character.isLowerCase(identifier.charAt(i + 2)));
        return upper && (afterLower || beforeLower && !pluralOfAcronym);
    }

    private static int close(String identifier, int start, int end, List<String> words) {
        if (start >= 0) {
            words.add(identifier.substring(start, end).toLowerCase(Locale.ROOT));
        }
        return -1;
    }
}
