package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Sources;
import java.util.regex.Pattern;

/**
 * Which notations of sources may come from data. Files, folders, commands, standard input and client configurations of
 * this machine are the user's to name, and nobody else's.
 */
public final class Places {

    private static final Pattern OF_A_SERVER = Pattern.compile("(?is)(npm|pypi|github):.+|((mcpb|html):)?https?://.+");

    private static final Pattern OF_A_LIST =
            Pattern.compile("(?is)(registry|glama|smithery|html):https?://.+|(glama|smithery):(\\?.+)?");

    private Places() {}

    /** Whether this is where one server can be read: a package, a repository, a bundle, a remote, a page. */
    public static boolean isOfServer(String notation) {
        return OF_A_SERVER.matcher(notation).matches();
    }

    /** Whether this is a place of one server and is written as its kind of source wants it. */
    static boolean canBeParsed(String notation) {
        try {
            return isOfServer(notation) && Sources.parse(notation).notation().equals(notation);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Lets through what data may name.
     *
     * @throws IllegalArgumentException for everything else
     */
    public static void requireNameable(String notation) {
        if (!isOfServer(notation) && !OF_A_LIST.matcher(notation).matches()) {
            throw new IllegalArgumentException("'" + notation + "' is no place that a source may lead on to");
        }
    }
}
