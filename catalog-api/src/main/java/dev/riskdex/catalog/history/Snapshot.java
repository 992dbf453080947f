package dev.riskdex.catalog.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A state of a server that was seen.
 *
 * @param server slug of the server
 * @param number from 1, rising with time; {@code SERVER@NUMBER} names it on the command line
 * @param variant what it is compared with: the kind of source, with {@code /partial} where the list is not believed to
 *     hold all tools
 * @param seenAt when it was first seen
 * @param checkedAt when it was last found unchanged
 * @param version version of the server, where known
 * @param tools how many tools it had
 */
public record Snapshot(
        String server,
        int number,
        String variant,
        Instant seenAt,
        Instant checkedAt,
        Optional<String> version,
        int tools) {

    public Snapshot {
        Objects.requireNonNull(server);
        Objects.requireNonNull(variant);
        Objects.requireNonNull(seenAt);
        Objects.requireNonNull(checkedAt);
        Objects.requireNonNull(version);
        if (number < 1) {
            throw new IllegalArgumentException("snapshots are counted from 1, not " + number);
        }
    }
}
