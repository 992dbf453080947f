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
 */
public record FetchRequest(String url, Map<String, String> headers, int maxBytes, Optional<TrustedOrigin> trusted) {

    public FetchRequest {
        headers = Map.copyOf(headers);
    }

    /** A request to an address that data named. */
    public static FetchRequest untrusted(String url, int maxBytes) {
        return new FetchRequest(url, Map.of(), maxBytes, Optional.empty());
    }

    /** A request to an origin that the user configured. */
    public static FetchRequest trusted(TrustedOrigin origin, String url, int maxBytes) {
        return new FetchRequest(url, Map.of(), maxBytes, Optional.of(origin));
    }

    /** The same request with a header of its own. */
    public FetchRequest accepting(String mediaTypes) {
        return new FetchRequest(url, Map.of("Accept", mediaTypes), maxBytes, trusted);
    }
}
