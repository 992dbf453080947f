package dev.riskdex.crawler.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.internal.http2.StreamResetException;

/** Why an address could not be fetched. */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    /** How the client calls a body that ends before its announced length. */
    private static final String CUT_SHORT = "unexpected end of stream";

    private final Reason reason;
    private final String url;
    private final int status;
    private final Duration retryAfter;

    FetchException(Reason reason, String url, String message) {
        this(reason, url, message, 0, Duration.ZERO);
    }

    /** What went wrong on the way, in the terms of this class. */
    static FetchException of(IOException e, HttpUrl address) {
        if (e instanceof FetchException failure) {
            return failure;
        }
        String url = Addresses.printable(address);
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof AddressRules.RefusedAddressException) {
            return new FetchException(Reason.REFUSED, url, "refused, because " + message);
        }
        if (e instanceof SSLException) {
            return new FetchException(Reason.CERTIFICATE, url, "no secure connection: " + message);
        }
        if (e instanceof InterruptedIOException) {
            return Thread.currentThread().isInterrupted()
                    ? interrupted(url)
                    : new FetchException(Reason.TIMEOUT, url, "no complete answer in time");
        }
        FetchException failure = new FetchException(Reason.UNREACHABLE, url, "not reachable: " + message);
        failure.initCause(e);
        return failure;
    }

    static FetchException interrupted(String url) {
        return new FetchException(Reason.INTERRUPTED, url, "interrupted");
    }

    /** Whether a connection stood and broke, as when a server restarts. */
    boolean brokeOff() {
        Throwable cause = getCause();
        boolean never = cause instanceof ConnectException || cause instanceof NoRouteToHostException;
        return reason == Reason.UNREACHABLE
                && !never
                && (cause instanceof SocketException
                        || cause instanceof EOFException
                        || cause instanceof StreamResetException
                        || cause instanceof ProtocolException && CUT_SHORT.equals(cause.getMessage()));
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
    public Optional<Duration> retryAfter() {
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
        /** The server fails, or has too much to do. */
        UNAVAILABLE,
        /** The server asks to come back later than anybody waits here; {@link #retryAfter} says when. */
        RETRY_AFTER,
        /** The robots.txt of the site does not want this page to be read, or could not be read itself. */
        ROBOTS,
        /** Any other status that is not success. */
        STATUS,
        TOO_LARGE,
        REDIRECTS,
        INTERRUPTED;

        /** The reason as the code of a warning, such as {@code not-found}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
