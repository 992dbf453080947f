package dev.riskdex.policy.evaluation;

/** The counters of limits cannot be reached. */
public final class LimitStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LimitStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
