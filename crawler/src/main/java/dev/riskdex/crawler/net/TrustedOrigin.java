package dev.riskdex.crawler.net;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A server that the user configured, such as a package registry: it may be private, and requests to it use the
 * user's proxy, certificates and token.
 *
 * @param base its address, ending in a slash
 * @param authorization value of the {@code Authorization} header, sent to this origin only
 * @param headers further headers by their names, sent to this origin only
 * @param proxy address of the proxy to use for it
 * @param certificates files with certificates (PEM) to trust instead of Java's own; empty for Java's own
 * @param verifyCertificates false when the user switched the check off
 */
public record TrustedOrigin(
        String base,
        Optional<Secret> authorization,
        Map<String, Secret> headers,
        Optional<ProxyAddress> proxy,
        List<Path> certificates,
        boolean verifyCertificates) {

    public TrustedOrigin {
        headers = Map.copyOf(headers);
        certificates = List.copyOf(certificates);
        if (HttpUrl.parse(base) == null || !base.endsWith("/")) {
            throw new IllegalArgumentException("not the address of a registry: " + base);
        }
    }

    /** An origin that wants no headers but a token. */
    public TrustedOrigin(
            String base,
            Optional<Secret> authorization,
            Optional<ProxyAddress> proxy,
            List<Path> certificates,
            boolean verifyCertificates) {
        this(base, authorization, Map.of(), proxy, certificates, verifyCertificates);
    }

    /** An origin without token, proxy or certificates of its own. */
    public static TrustedOrigin of(String base) {
        return new TrustedOrigin(
                base.endsWith("/") ? base : base + "/", Optional.empty(), Optional.empty(), List.of(), true);
    }

    /** Whether an address is on the same host, whatever its port; what is no address is not. */
    public boolean sameHost(String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url != null && url.host().equals(HttpUrl.get(base).host());
    }

    /** Whether requests to it carry anything that others must not see, so that answers are not kept. */
    boolean carriesSecrets() {
        return authorization.isPresent() || !headers.isEmpty();
    }

    /** Whether an address has this scheme, host and port. */
    boolean covers(HttpUrl url) {
        HttpUrl own = HttpUrl.get(base);
        return own.scheme().equals(url.scheme()) && own.host().equals(url.host()) && own.port() == url.port();
    }
}
