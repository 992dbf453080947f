package dev.riskdex.catalog;

import java.util.Objects;

/** A catalogue that cannot be opened, read or written. The message is for the person at the keyboard. */
public final class CatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    CatalogueException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    CatalogueException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }

    /** Kinds of trouble that a caller may answer differently. */
    public enum Reason {
        /** There is no catalogue at this place yet. */
        ABSENT,
        /** Another process writes to it; only one may. */
        BUSY,
        /** The files are there but cannot be used. */
        UNREADABLE
    }
}
