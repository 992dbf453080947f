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
 * @param repeatable whether sending it twice does the same as sending it once, so that it may be sent again when the
 *     server is busy or the connection breaks; never assumed of a POST
 */
public record HttpMessage(
        String method,
        String url,
        Map<String, String> headers,
        Optional<byte[]> body,
        int maxBytes,
        Duration time,
        boolean repeatable) {

    /** Headers that belong to one origin and do not follow a redirect to another one. */
    private static final String SESSION = "mcp-session-id";

    public HttpMessage {
        headers = Map.copyOf(headers);
    }

    /** A message that is sent once, whatever comes of it. */
    public HttpMessage(
            String method,
            String url,
            Map<String, String> headers,
            Optional<byte[]> body,
            int maxBytes,
            Duration time) {
        this(method, url, headers, body, maxBytes, time, false);
    }

    /** The same message, known to do nothing but ask. */
    public HttpMessage mayBeRepeated() {
        return new HttpMessage(method, url, headers, body, maxBytes, time, true);
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
