package dev.riskdex.crawler;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much one run of a crawl may take; what is left waits for the next run.
 *
 * @param servers servers that are read, at least 1; a source that holds several is read whole
 * @param time after which nothing more is begun
 * @param bytes bytes from the network after which nothing more is begun, at least 1; headers do not count
 */
public record CrawlBudget(OptionalInt servers, Optional<Duration> time, OptionalLong bytes) {

    /** As much as there is. */
    public static final CrawlBudget UNLIMITED =
            new CrawlBudget(OptionalInt.empty(), Optional.empty(), OptionalLong.empty());

    public CrawlBudget {
        if (servers.orElse(1) < 1
                || bytes.orElse(1) < 1
                || time.filter(t -> t.isNegative() || t.isZero()).isPresent()) {
            throw new IllegalArgumentException("a budget must be more than nothing");
        }
    }
}
