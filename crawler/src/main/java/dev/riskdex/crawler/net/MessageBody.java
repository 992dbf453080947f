package dev.riskdex.crawler.net;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The JSON of a message; sent once only, even when a connection breaks, unless the message may be repeated. */
final class MessageBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] bytes;
    private final boolean repeatable;

    private MessageBody(byte[] bytes, boolean repeatable) {
        this.bytes = bytes;
        this.repeatable = repeatable;
    }

    static @Nullable RequestBody of(HttpMessage message) {
        return message.body()
                .map(bytes -> new MessageBody(bytes, message.repeatable()))
                .orElse(null);
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return !repeatable;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
