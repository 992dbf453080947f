package dev.riskdex.crawler.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The clients behind a fetcher: one for addresses that data names, and one for each origin that the user configured. */
final class HttpClients {

    private final FetchLimits limits;
    private final Dns checked;
    private final Optional<Path> folder;
    private final ReceivedBytes received;
    private final Map<TrustedOrigin, OkHttpClient> trusted = new ConcurrentHashMap<>();
    private @Nullable OkHttpClient guarded;
    private @Nullable Optional<KeptAnswers> kept;

    /**
     * @param checked looks hosts up, and finds no address that data may not name
     * @param folder where answers are kept; absent to keep none
     * @param received counts what arrives
     */
    HttpClients(FetchLimits limits, Dns checked, Optional<Path> folder, ReceivedBytes received) {
        this.limits = limits;
        this.checked = checked;
        this.folder = folder;
        this.received = received;
    }

    /** Made when first needed: a command that reads files only does without the time that it takes. */
    synchronized OkHttpClient guarded() {
        OkHttpClient known = guarded;
        if (known == null) {
            known = new OkHttpClient.Builder()
                    .dns(checked)
                    .proxy(Proxy.NO_PROXY)
                    .proxyAuthenticator(Authenticator.NONE)
                    .authenticator(Authenticator.NONE)
                    .cookieJar(CookieJar.NO_COOKIES)
                    .cache(null)
                    .eventListener(received)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .connectTimeout(limits.connect())
                    .readTimeout(limits.read())
                    .writeTimeout(limits.read())
                    .callTimeout(limits.call())
                    .build();
            guarded = known;
        }
        return known;
    }

    /**
     * The client for a request.
     *
     * @param origin the origin that the user configured, while the request stays there
     * @param keeping whether the answer may be kept; never done where a token goes along
     */
    OkHttpClient of(Optional<TrustedOrigin> origin, boolean keeping) throws IOException {
        OkHttpClient client = origin.isPresent() ? trusted(origin.get()) : guarded();
        boolean secret = origin.filter(TrustedOrigin::carriesSecrets).isPresent();
        return keeping && !secret ? kept().map(it -> it.behind(client)).orElse(client) : client;
    }

    private synchronized Optional<KeptAnswers> kept() {
        Optional<KeptAnswers> known = kept;
        if (known == null) {
            known = folder.flatMap(KeptAnswers::in);
            kept = known;
        }
        return known;
    }

    private OkHttpClient trusted(TrustedOrigin origin) throws IOException {
        OkHttpClient known = trusted.get(origin);
        if (known != null) {
            return known;
        }
        OkHttpClient made = trustedClient(origin);
        OkHttpClient earlier = trusted.putIfAbsent(origin, made);
        return earlier == null ? made : earlier;
    }

    private OkHttpClient trustedClient(TrustedOrigin origin) throws IOException {
        OkHttpClient.Builder builder = guarded().newBuilder().dns(Dns.SYSTEM);
        origin.proxy().ifPresent(proxy -> {
            builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
            proxy.authorization()
                    .ifPresent(secret -> builder.proxyAuthenticator(
                            (route, response) -> response.request().header("Proxy-Authorization") != null
                                    ? null
                                    : response.request()
                                            .newBuilder()
                                            .header("Proxy-Authorization", secret.value())
                                            .build()));
        });
        CertificateTrust.apply(origin, builder);
        return builder.build();
    }
}
