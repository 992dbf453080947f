package dev.riskdex.search;

/** An index that cannot be opened or read. The message is for the person at the keyboard. */
public final class IndexException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean busy;

    IndexException(boolean busy, String message, Throwable cause) {
        super(message, cause);
        this.busy = busy;
    }

    /** Whether another process writes to it, which is why this one cannot. */
    public boolean busy() {
        return busy;
    }
}
