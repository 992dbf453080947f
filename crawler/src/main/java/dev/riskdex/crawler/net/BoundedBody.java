package dev.riskdex.crawler.net;

import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Source;

/**
 * The decompressed body of an answer, whole or piece by piece, that counts bytes on the wire and after decompression
 * and fails at either bound.
 */
final class BoundedBody {

    /** Below this size a high ratio does no harm: small texts of blanks compress well. */
    private static final long RATIO_COUNTS_FROM = 1 << 20;

    private static final long STEP = 64 << 10;

    private final int maxBytes;
    private final int ratio;
    private long wireBytes;
    private long plainBytes;

    BoundedBody(int maxBytes, int ratio) {
        this.maxBytes = maxBytes;
        this.ratio = ratio;
    }

    byte[] read(Response response, String url) throws IOException {
        try (Source source = open(response, url)) {
            Buffer buffer = new Buffer();
            while (source.read(buffer, STEP) >= 0) {
                // The source itself stops at the bounds.
            }
            return buffer.readByteArray();
        }
    }

    /** The body piece by piece. */
    Source open(Response response, String url) throws FetchException {
        String encoding = response.header("Content-Encoding", "identity");
        boolean gzip = "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
        if (!gzip && !"identity".equalsIgnoreCase(encoding)) {
            throw new FetchException(Reason.STATUS, url, "the answer is encoded in a way that was not asked for");
        }
        Source wire = counted(response.body().source());
        return bounded(gzip ? new GzipSource(wire) : wire, url);
    }

    private Source counted(Source source) {
        return new ForwardingSource(source) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long count = super.read(sink, byteCount);
                wireBytes += Math.max(0, count);
                return count;
            }
        };
    }

    private Source bounded(Source source, String url) {
        return new ForwardingSource(source) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long count = super.read(sink, byteCount);
                plainBytes += Math.max(0, count);
                check(url);
                return count;
            }
        };
    }

    private void check(String url) throws FetchException {
        if (plainBytes > maxBytes) {
            throw new FetchException(Reason.TOO_LARGE, url, "the answer is longer than " + maxBytes + " bytes");
        }
        if (plainBytes > RATIO_COUNTS_FROM && plainBytes > wireBytes * ratio) {
            throw new FetchException(
                    Reason.TOO_LARGE, url, "the answer grows more than " + ratio + "-fold by decompression");
        }
    }

    long wireBytes() {
        return wireBytes;
    }
}
