package dev.riskdex.crawler.net;

import dev.riskdex.crawler.net.FetchException.Reason;
import okhttp3.HttpUrl;

/** How addresses are read, followed and shown. */
final class Addresses {

    private Addresses() {}

    static HttpUrl parse(String address) throws FetchException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new FetchException(Reason.REFUSED, "(no address)", "not an http or https address");
        }
        return url;
    }

    static HttpUrl next(HttpUrl url, String location) throws FetchException {
        HttpUrl next = url.resolve(location);
        if (next == null) {
            throw new FetchException(Reason.REDIRECTS, printable(url), "redirected to something that is no address");
        }
        if (url.isHttps() && !next.isHttps()) {
            throw new FetchException(Reason.REFUSED, printable(next), "redirected from https to plain http");
        }
        return next;
    }

    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** The address without user, password, query and fragment, where secrets may stand. */
    static String printable(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
    }
}
