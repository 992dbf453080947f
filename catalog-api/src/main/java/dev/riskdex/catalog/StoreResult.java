package dev.riskdex.catalog;

import java.util.Objects;

/**
 * What came of storing a server.
 *
 * @param slug the part of an address under which it is found
 * @param change what the store did
 * @param tools how many tools it has
 */
public record StoreResult(String slug, Change change, int tools) {

    public StoreResult {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(change);
    }

    /** What storing a server did to the catalogue. */
    public enum Change {
        ADDED,
        CHANGED,
        /** The same definition and verdicts were there already. */
        UNCHANGED
    }
}
