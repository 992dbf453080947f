package dev.riskdex.crawler.source;

import dev.riskdex.model.Warning;

/** Something could not be read; the warning says what and why. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Warning warning;

    UnreadableException(String code, String message, String where) {
        super(message);
        this.warning = new Warning(code, message, where);
    }

    /** Nothing may be fetched now. */
    static UnreadableException offline(String where) {
        return new UnreadableException("offline", "not downloaded, because nothing may be fetched now", where);
    }

    Warning warning() {
        return warning;
    }
}
