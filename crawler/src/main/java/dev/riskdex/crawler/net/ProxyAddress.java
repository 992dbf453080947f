package dev.riskdex.crawler.net;

import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * An HTTP proxy.
 *
 * @param host its host name
 * @param port its port
 * @param authorization value of the {@code Proxy-Authorization} header, where it wants one
 */
public record ProxyAddress(String host, int port, Optional<Secret> authorization) {

    /** Reads {@code http://user:password@host:port}; empty when the text is no such address. */
    static Optional<ProxyAddress> parse(String text) {
        HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "http://" + text);
        if (url == null) {
            return Optional.empty();
        }
        Optional<Secret> authorization = url.username().isEmpty()
                ? Optional.empty()
                : Optional.of(new Secret(Credentials.basic(url.username(), url.password())));
        return Optional.of(new ProxyAddress(url.host(), url.port(), authorization));
    }
}
