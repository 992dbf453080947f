package dev.riskdex.crawler.extract.files;

import java.time.Duration;

/**
 * What one extraction may cost. A limit that is reached costs the file or the expression at hand, and is reported.
 * Limits are counted in work, not in time, so that the same files give the same tools on every machine.
 *
 * @param fileBytes largest file that is parsed; the largest bundle met in published packages has 12 MB
 * @param parsedBytes sum of the sizes of all files that are parsed
 * @param parseTime longest parse of one file: a net under a parser that hangs, far above what the bytes allowed take
 * @param nodes syntax nodes held in memory, over all files
 * @param nesting depth of nested expressions and calls that is followed
 * @param steps expressions evaluated, over all files
 * @param tools tools that are kept
 */
public record ExtractLimits(
        int fileBytes, long parsedBytes, Duration parseTime, int nodes, int nesting, int steps, int tools) {

    /** Limits under which every package measured is read completely. */
    public static final ExtractLimits DEFAULT =
            new ExtractLimits(16 << 20, 64L << 20, Duration.ofSeconds(60), 3_000_000, 150, 3_000_000, 10_000);

    public ExtractLimits {
        if (fileBytes < 1 || parsedBytes < 1 || nodes < 1 || nesting < 1 || steps < 1 || tools < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
        if (parseTime.isNegative()) {
            throw new IllegalArgumentException("the time is not negative");
        }
    }
}
