package dev.riskdex.crawler.net;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import okhttp3.Response;

/** What an answer other than 200 means. */
final class HttpStatus {

    private HttpStatus() {}

    static FetchException failure(Response response, String url) {
        int status = response.code();
        Reason reason = switch (status) {
            case 404, 410 -> Reason.NOT_FOUND;
            case 401, 403, 407 -> Reason.UNAUTHORIZED;
            case 408, 425, 429, 500, 502, 503, 504 -> Reason.UNAVAILABLE;
            default -> Reason.STATUS;
        };
        String retryAfter = response.header("Retry-After");
        return new FetchException(
                reason,
                url,
                "the server answered with status " + status,
                status,
                retryAfter == null ? Duration.ZERO : wait(retryAfter.strip(), Instant.now()));
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
