package dev.riskdex.cli;

import java.time.Duration;
import java.util.Locale;

/** Quantities as people write them. */
final class Spelled {

    private Spelled() {}

    /** Such as {@code 850 ms}, {@code 42 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return time.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Such as {@code 840 bytes}, {@code 12.5 kB} or {@code 3.1 MB}. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** A number and what it counts. */
    static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
