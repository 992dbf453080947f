package dev.riskdex.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * At most so many calls in a fixed window of the UTC calendar, counted for each grant (one identity's token on one
 * server).
 *
 * @param counter name of the counter, unique in a tool's rule
 * @param window length of the window
 * @param max calls allowed in one window, at least 0
 */
public record Limit(String counter, Window window, long max) {

    /** The only scope of version "1". */
    public static final String SCOPE = "grant";

    public Limit {
        Objects.requireNonNull(counter);
        Objects.requireNonNull(window);
        if (max < 0) {
            throw new IllegalArgumentException("a limit cannot be negative: " + max);
        }
    }

    /** So many calls of one tool a window; the counter is named after the tool in lower case. */
    public static Limit ofTool(String tool, Window window, long max) {
        return new Limit(tool.toLowerCase(Locale.ROOT) + "_rate", window, max);
    }

    /** Windows begin at the UTC minute, hour or midnight. */
    public enum Window {
        MINUTE,
        HOUR,
        DAY;

        /** The window's name in the document, such as {@code minute}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The window of this name, if there is one. */
        public static Optional<Window> find(String id) {
            return Arrays.stream(values())
                    .filter(window -> window.id().equals(id))
                    .findFirst();
        }
    }
}
