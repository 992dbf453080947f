package dev.riskdex.crawler.net;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request of a conversation with an address that data named: whatever the status, the answer is of interest.
 *
 * @param method GET, POST or DELETE
 * @param url the address
 * @param headers further headers, never credentials
 * @param body JSON to be sent
 * @param maxBytes how long the answer may be, after decompression
 * @param time until the answer has to be read to its end
 */
public record HttpMessage(
        String method, String url, Map<String, String> headers, Optional<byte[]> body, int maxBytes, Duration time) {

    /** Headers that belong to one origin and do not follow a redirect to another one. */
    private static final String SESSION = "mcp-session-id";

    public HttpMessage {
        headers = Map.copyOf(headers);
    }

    /** The headers for a hop. */
    Map<String, String> headers(boolean sameOrigin) {
        if (sameOrigin) {
            return headers;
        }
        Map<String, String> kept = new HashMap<>(headers);
        kept.keySet().removeIf(SESSION::equalsIgnoreCase);
        return kept;
    }
}
