package dev.riskdex.policy;

import java.util.Arrays;
import java.util.List;

/**
 * The way to an argument of a call. Dots descend into objects; there is no way into a list, and none to a name that
 * has a dot itself.
 *
 * @param steps the names on the way, at least one, none of them empty
 */
public record ArgumentPath(List<String> steps) {

    private static final String ROOT = "args.";

    public ArgumentPath {
        steps = List.copyOf(steps);
    }

    /** Whether a text is {@code args.} and names with dots between them. */
    public static boolean isPath(String text) {
        return text.startsWith(ROOT) && Arrays.stream(parts(text)).noneMatch(String::isEmpty);
    }

    /**
     * Reads a path such as {@code args.metadata.key}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ArgumentPath of(String text) {
        if (!isPath(text)) {
            throw new IllegalArgumentException("no path of an argument: '" + text + "'");
        }
        return new ArgumentPath(List.of(parts(text)));
    }

    private static String[] parts(String text) {
        return text.substring(ROOT.length()).split("\\.", -1);
    }
}
