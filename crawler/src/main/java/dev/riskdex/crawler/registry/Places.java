package dev.riskdex.crawler.registry;

import java.util.regex.Pattern;

/**
 * Which notations of sources may come from data. Files, folders, commands, standard input and client configurations of
 * this machine are the user's to name, and nobody else's.
 */
public final class Places {

    private static final Pattern OF_A_SERVER = Pattern.compile("(?is)(npm|pypi|github):.+|(mcpb:)?https?://.+");

    private static final Pattern OF_A_LIST = Pattern.compile("(?is)(registry|glama|smithery|html):https?://.+");

    private Places() {}

    /** Whether this is where one server can be read: a package, a repository, a bundle, a remote server. */
    public static boolean isOfServer(String notation) {
        return OF_A_SERVER.matcher(notation).matches();
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
