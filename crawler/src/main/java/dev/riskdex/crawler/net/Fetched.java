package dev.riskdex.crawler.net;

import java.util.Optional;
import okhttp3.Headers;

/** An answer that came with status 200: where from after all redirects, and its bytes. */
public final class Fetched {

    private final String url;
    private final Headers headers;
    private final byte[] bytes;
    private final long wireBytes;
    private final boolean unchanged;

    Fetched(String url, Headers headers, byte[] bytes, long wireBytes, boolean unchanged) {
        this.url = url;
        this.headers = headers;
        this.bytes = bytes;
        this.wireBytes = wireBytes;
        this.unchanged = unchanged;
    }

    /** The address that answered, after redirects. */
    public String url() {
        return url;
    }

    /** A header of the answer. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The decompressed body; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes of the body came over the wire; none where it is {@link #unchanged}. */
    public long wireBytes() {
        return wireBytes;
    }

    /** Whether the server said that nothing changed since it was asked last, so that the bytes are those kept then. */
    public boolean unchanged() {
        return unchanged;
    }
}
