package dev.riskdex.catalog;

import dev.riskdex.catalog.history.Sighting;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of storing a server.
 *
 * @param slug the part of an address under which it is found
 * @param change what the store did
 * @param sighting how it compares with its history; {@link Sighting#UNCHANGED} where it was not stored
 * @param tools how many tools it has
 * @param refusal why it was not stored, with {@link Change#NOT_STORED} only
 */
public record StoreResult(String slug, Change change, Sighting sighting, int tools, Optional<String> refusal) {

    public StoreResult {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(change);
        Objects.requireNonNull(sighting);
        if (refusal.isPresent() != (change == Change.NOT_STORED)) {
            throw new IllegalArgumentException("a server that is not stored has a reason, and no other: " + slug);
        }
    }

    /** Whether the store is another than before. */
    boolean changed() {
        return change == Change.ADDED || change == Change.CHANGED;
    }

    /** What storing a server did to the catalogue. */
    public enum Change {
        ADDED,
        CHANGED,
        /** The same definition and verdicts were there already. */
        UNCHANGED,
        /** It is too large for the store; what was there before stays. */
        NOT_STORED
    }
}
