package dev.riskdex.crawler.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** An answer of any status whose body is read while it arrives, within the bounds of its {@link HttpMessage}. */
public final class HttpAnswer implements Closeable {

    private final Call call;
    private final Response response;
    private final HttpUrl url;
    private final InputStream body;

    HttpAnswer(Call call, Response response, HttpUrl url, BoundedBody bounds) throws FetchException {
        this.call = call;
        this.response = response;
        this.url = url;
        this.body = Okio.buffer(failingWithReasons(bounds.open(response, Addresses.printable(url)), url))
                .inputStream();
    }

    /** The address that answered, after redirects, with its query: it may hold what others must not see. */
    public String url() {
        return url.toString();
    }

    public int status() {
        return response.code();
    }

    /** A header of the answer. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }

    /** The media type without parameters, in lower case; empty where none is stated. */
    public String mediaType() {
        return response.header("Content-Type", "")
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** How long the server asked to wait; zero where it did not. */
    public Duration retryAfter() {
        return HttpStatus.retryAfter(response);
    }

    /** The decompressed body; reading fails with a {@link FetchException} at a bound or when the time is over. */
    public InputStream body() {
        return body;
    }

    /** Ends an answer that another thread may be reading; that thread's reading fails. */
    public void abort() {
        call.cancel();
    }

    @Override
    public void close() {
        response.close();
    }

    private static Source failingWithReasons(Source source, HttpUrl url) {
        return new ForwardingSource(source) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                try {
                    return super.read(sink, byteCount);
                } catch (IOException e) {
                    throw FetchException.of(e, url);
                }
            }
        };
    }
}
