package dev.riskdex.crawler.net;

import java.util.Map;
import java.util.Optional;

/**
 * Something to be fetched.
 *
 * @param url the address
 * @param headers further headers, never credentials
 * @param maxBytes how long the answer may be, after decompression
 * @param trusted the origin that the user configured, if the address was made from it; as long as a request stays
 *     there it may be private and gets the user's proxy, certificates and token
 * @param manners how the server is spared
 * @param keeping whether the answer may be kept on disk, so that the server can say next time that it is unchanged
 */
public record FetchRequest(
        String url,
        Map<String, String> headers,
        int maxBytes,
        Optional<TrustedOrigin> trusted,
        Manners manners,
        boolean keeping) {

    public FetchRequest {
        headers = Map.copyOf(headers);
    }

    /** A request to an address that data named. */
    public static FetchRequest untrusted(String url, int maxBytes) {
        return new FetchRequest(url, Map.of(), maxBytes, Optional.empty(), Manners.IN_TURN, false);
    }

    /** A request to an origin that the user configured, without pauses. */
    public static FetchRequest trusted(TrustedOrigin origin, String url, int maxBytes) {
        return new FetchRequest(url, Map.of(), maxBytes, Optional.of(origin), Manners.OWN, false);
    }

    /** The same request with a header of its own. */
    public FetchRequest accepting(String mediaTypes) {
        return new FetchRequest(url, Map.of("Accept", mediaTypes), maxBytes, trusted, manners, keeping);
    }

    /** The same request, sparing the server in another way. */
    public FetchRequest with(Manners other) {
        return new FetchRequest(url, headers, maxBytes, trusted, other, keeping);
    }

    /** The same request, whose answer is kept. Not for addresses that hold a secret. */
    public FetchRequest kept() {
        return new FetchRequest(url, headers, maxBytes, trusted, manners, true);
    }
}
