package dev.riskdex.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param max what one window may hold, at least 0: calls, or the sum of what {@code incrementFrom} names
 * @param incrementFrom path of the argument that a call counts with, such as {@code args.max_tokens}; where absent, a
 *     call counts 1
 */
public record Limit(String counter, Window window, long max, Optional<String> incrementFrom) {

    /** The only scope of version "1". */
    public static final String SCOPE = "grant";

    public Limit {
        Objects.requireNonNull(counter);
        Objects.requireNonNull(window);
        incrementFrom.ifPresent(ArgumentPath::of);
        if (max < 0) {
            throw new IllegalArgumentException("a limit cannot be negative: " + max);
        }
    }

    /** A limit that counts calls. */
    public Limit(String counter, Window window, long max) {
        this(counter, window, max, Optional.empty());
    }

    /** So many calls of one tool a window; the counter is named after the tool in lower case. */
    public static Limit ofTool(String tool, Window window, long max) {
        return new Limit(tool.toLowerCase(Locale.ROOT) + "_rate", window, max);
    }

    /** Windows begin at the UTC minute, hour or midnight. */
    public enum Window {
        MINUTE(ChronoUnit.MINUTES),
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS);

        private final ChronoUnit unit;

        Window(ChronoUnit unit) {
            this.unit = unit;
        }

        /** The window's name in the document, such as {@code minute}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** When the window began in which a moment lies. */
        public Instant startOf(Instant moment) {
            return moment.truncatedTo(unit);
        }

        /** When the window ends that began then; the next one begins at that moment. */
        public Instant endAfter(Instant start) {
            return start.plus(unit.getDuration());
        }

        /** The window of this name, if there is one. */
        public static Optional<Window> find(String id) {
            return Arrays.stream(values())
                    .filter(window -> window.id().equals(id))
                    .findFirst();
        }
    }
}
