package dev.riskdex.crawler.net;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import okhttp3.Response;

/** What an answer other than 200 means. */
final class HttpStatus {

    /** Too many requests, and service unavailable: the two whose {@code Retry-After} says when to ask again. */
    private static final Set<Integer> SUGGEST_A_WAIT = Set.of(429, 503);

    private HttpStatus() {}

    /**
     * What an answer means.
     *
     * @param patience the longest wait that the server may ask for and still be asked again
     */
    static FetchException failure(Response response, String url, Duration patience) {
        int status = response.code();
        Duration wait = retryAfter(response);
        if (SUGGEST_A_WAIT.contains(status) && wait.compareTo(patience) > 0) {
            return new FetchException(
                    Reason.RETRY_AFTER, url, "status " + status + ": " + comeBack(wait), status, wait);
        }
        Reason reason = switch (status) {
            case 404, 410 -> Reason.NOT_FOUND;
            case 401, 403, 407 -> Reason.UNAUTHORIZED;
            case 408, 425, 429, 500, 502, 503, 504 -> Reason.UNAVAILABLE;
            default -> Reason.STATUS;
        };
        return new FetchException(reason, url, "the server answered with status " + status, status, wait);
    }

    /** The failure of a request that was not sent, because the server asked before to be left alone. */
    static FetchException later(String url, Duration wait) {
        return new FetchException(Reason.RETRY_AFTER, url, comeBack(wait), 0, wait);
    }

    private static String comeBack(Duration wait) {
        return "the server asks to come back at " + Instant.now().plus(wait).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether the same request may succeed a moment later. */
    static boolean mayPass(int status) {
        return status == 502 || status == 504 || SUGGEST_A_WAIT.contains(status);
    }

    /** How long the host wants to be left alone; zero where it does not say so. */
    static Duration wanted(Response response) {
        return SUGGEST_A_WAIT.contains(response.code()) ? retryAfter(response) : Duration.ZERO;
    }

    /** How long the server asks to wait; zero where it does not. */
    static Duration retryAfter(Response response) {
        String header = response.header("Retry-After");
        return header == null ? Duration.ZERO : wait(header.strip(), Instant.now());
    }

    /** Reads {@code Retry-After}, seconds or a date; zero when it is neither or in the past. */
    static Duration wait(String retryAfter, Instant now) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Instant until = ZonedDateTime.parse(
                            retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
