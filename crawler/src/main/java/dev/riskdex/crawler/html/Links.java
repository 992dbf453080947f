package dev.riskdex.crawler.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** How the addresses on a page relate to the address of the page. */
final class Links {

    private Links() {}

    /** Whether both are web addresses with the same scheme, host and port. */
    static boolean sameOrigin(String one, String other) {
        String origin = origin(one);
        return !origin.isEmpty() && origin.equals(origin(other));
    }

    /** Whether it is an address that a page can be fetched from; whether it may be, the fetcher decides. */
    static boolean isWeb(String address) {
        return !origin(address).isEmpty();
    }

    private static String origin(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            return web && uri.getHost() != null
                    ? scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + uri.getPort()
                    : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
