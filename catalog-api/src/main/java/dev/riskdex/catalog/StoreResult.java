package dev.riskdex.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of storing a server.
 *
 * @param slug the part of an address under which it is found
 * @param change what the store did
 * @param tools how many tools it has
 * @param refusal why it was not stored, with {@link Change#NOT_STORED} only
 */
public record StoreResult(String slug, Change change, int tools, Optional<String> refusal) {

    public StoreResult {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(change);
        if (refusal.isPresent() != (change == Change.NOT_STORED)) {
            throw new IllegalArgumentException("a server that is not stored has a reason, and no other: " + slug);
        }
    }

    StoreResult(String slug, Change change, int tools) {
        this(slug, change, tools, Optional.empty());
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
