package dev.riskdex.crawler.net;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Why an address could not be fetched. */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String url;
    private final int status;
    private final Duration retryAfter;

    FetchException(Reason reason, String url, String message) {
        this(reason, url, message, 0, Duration.ZERO);
    }

    FetchException(Reason reason, String url, String message, int status, Duration retryAfter) {
        super(message);
        this.reason = reason;
        this.url = url;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** The address, without credentials and query. */
    public String url() {
        return url;
    }

    /** The status that the server answered with; 0 when it did not answer. */
    public int status() {
        return status;
    }

    /** How long the server asked to wait. */
    Optional<Duration> retryAfter() {
        return Optional.of(retryAfter).filter(wait -> !wait.isZero());
    }

    /** What kind of failure it was, for counting and for deciding whether trying again helps. */
    public enum Reason {
        /** No address at all, or one that data may not name. */
        REFUSED,
        /** No connection, no such host, connection broken. */
        UNREACHABLE,
        TIMEOUT,
        /** The server's certificate is not trusted. */
        CERTIFICATE,
        /** The server says that there is no such thing. */
        NOT_FOUND,
        /** The server wants other credentials. */
        UNAUTHORIZED,
        /** The server asks to come back later, or fails. */
        UNAVAILABLE,
        /** Any other status that is not success. */
        STATUS,
        TOO_LARGE,
        REDIRECTS,
        INTERRUPTED;

        /** The reason as the code of a warning, such as {@code not-found}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean mayPass() {
            return this == UNREACHABLE || this == TIMEOUT || this == UNAVAILABLE;
        }
    }
}
