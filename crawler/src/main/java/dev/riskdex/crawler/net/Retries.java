package dev.riskdex.crawler.net;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a request that only asks is tried again: the server has too much to do (429, 502, 503, 504) or the connection
 * broke. The pause doubles with each try and is spread by chance, so that many who were refused together do not come
 * back together; a server that says how long is taken at its word.
 */
final class Retries {

    private final FetchLimits limits;
    private final DoubleSupplier chance;

    /** @param chance numbers from 0 up to but not including 1 */
    Retries(FetchLimits limits, DoubleSupplier chance) {
        this.limits = limits;
        this.chance = chance;
    }

    /** Tries until there is an answer, or a failure that does not pass. */
    Fetched fetch(String url, CheckedSupplier<Fetched> attempt) throws FetchException {
        return run(url, this.<Fetched>policy().build(), attempt);
    }

    /** Tries until there is an answer that is not about being busy; the last one, if all are. */
    HttpAnswer exchange(HttpMessage message, CheckedSupplier<HttpAnswer> attempt) throws FetchException {
        RetryPolicy<HttpAnswer> policy = this.<HttpAnswer>policy()
                .handleResultIf(this::busy)
                .withMaxDuration(message.time())
                .onRetry(event -> close(event.getLastResult()))
                .build();
        return run(message.url(), policy, attempt);
    }

    private <T> RetryPolicyBuilder<T> policy() {
        return RetryPolicy.<T>builder()
                .handleIf((Throwable e) -> e instanceof FetchException failure && mayPass(failure))
                .withMaxRetries(limits.retries())
                .withDelayFn(context ->
                        pause(asked(context.getLastException(), context.getLastResult()), context.getAttemptCount()));
    }

    private static boolean mayPass(FetchException failure) {
        boolean later = failure.reason() == FetchException.Reason.RETRY_AFTER;
        return !later && (HttpStatus.mayPass(failure.status()) || failure.brokeOff());
    }

    private boolean busy(@Nullable HttpAnswer answer) {
        return answer != null
                && HttpStatus.mayPass(answer.status())
                && answer.retryAfter().compareTo(limits.longestPause()) <= 0;
    }

    private static Duration asked(@Nullable Throwable failure, @Nullable Object result) {
        if (failure instanceof FetchException fetch) {
            return fetch.retryAfter().orElse(Duration.ZERO);
        }
        return result instanceof HttpAnswer answer ? answer.retryAfter() : Duration.ZERO;
    }

    /**
     * The pause before the next try.
     *
     * @param asked what the server asked for, zero where it did not
     * @param tries so far, from 1
     * @return the pause asked for, else between half and one and a half times what the number of tries suggests
     */
    Duration pause(Duration asked, int tries) {
        if (!asked.isZero()) {
            return asked;
        }
        double middle = limits.firstPause().toNanos() * Math.pow(2, tries - 1.0);
        return Duration.ofNanos((long) (middle * (0.5 + chance.getAsDouble())));
    }

    private static void close(@Nullable HttpAnswer refused) {
        if (refused != null) {
            refused.close();
        }
    }

    private static <T> T run(String url, RetryPolicy<T> policy, CheckedSupplier<T> attempt) throws FetchException {
        try {
            return Failsafe.with(policy).get(attempt);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof FetchException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw FetchException.interrupted(url);
            }
            throw e;
        }
    }
}
