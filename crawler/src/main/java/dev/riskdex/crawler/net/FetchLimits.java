package dev.riskdex.crawler.net;

import java.time.Duration;

/**
 * Bounds of one request.
 *
 * @param connect until a connection stands
 * @param read between two pieces of an answer
 * @param call the whole request with its answer, one hop
 * @param redirects hops that are followed
 * @param ratio how many times larger than on the wire an answer may get by decompression
 * @param retries further attempts after a failure that may pass by itself
 * @param firstPause before the first further attempt, on average; doubles with each
 * @param longestPause the longest wait that a server may ask for by {@code Retry-After}; beyond it the request fails
 */
public record FetchLimits(
        Duration connect,
        Duration read,
        Duration call,
        int redirects,
        int ratio,
        int retries,
        Duration firstPause,
        Duration longestPause) {

    public static final FetchLimits DEFAULT = new FetchLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            5,
            100,
            2,
            Duration.ofMillis(300),
            Duration.ofSeconds(15));
}
