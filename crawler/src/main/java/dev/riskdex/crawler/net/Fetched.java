package dev.riskdex.crawler.net;

import java.util.Optional;
import okhttp3.Headers;

/** An answer that came with status 200: where from after all redirects, and its bytes. */
public final class Fetched {

    private final String url;
    private final Headers headers;
    private final byte[] bytes;
    private final long wireBytes;

    Fetched(String url, Headers headers, byte[] bytes, long wireBytes) {
        this.url = url;
        this.headers = headers;
        this.bytes = bytes;
        this.wireBytes = wireBytes;
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

    /** How many bytes came over the wire. */
    public long wireBytes() {
        return wireBytes;
    }
}
