package dev.riskdex.catalog.history;

/** How what was read of a server compares with its history. */
public enum Sighting {
    /** The server was not known. */
    NEW,
    /** It differs from how it was, or it was read from another kind of source. */
    CHANGED,
    /** It is as it was. */
    UNCHANGED
}
