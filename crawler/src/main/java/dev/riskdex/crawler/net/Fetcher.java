package dev.riskdex.crawler.net;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The only door to addresses that data names. It refuses what is not public, looks a host up once and connects to the
 * address that was checked, follows redirects itself with the same checks at each hop, keeps no cookies, uses no
 * proxy and no credentials, and bounds bytes and time. Only a {@link TrustedOrigin} gets more, and only while the
 * request stays there.
 */
public final class Fetcher {

    private static final String USER_AGENT = "riskdex/0.1 (catalogue of MCP tool risks; reads, never runs)";

    private final FetchLimits limits;
    private final AddressRules rules;
    private final Dns dns;
    private final Map<TrustedOrigin, OkHttpClient> trusted = new ConcurrentHashMap<>();
    private @Nullable OkHttpClient guarded;

    private Fetcher(FetchLimits limits, boolean allowPrivate, Dns dns) {
        this.limits = limits;
        this.rules = new AddressRules(allowPrivate);
        this.dns = dns;
    }

    /** A fetcher with the default limits that refuses everything private. */
    public static Fetcher standard() {
        return new Fetcher(FetchLimits.DEFAULT, false, Dns.SYSTEM);
    }

    /** A fetcher with other limits. */
    public static Fetcher of(FetchLimits limits, boolean allowPrivate) {
        return new Fetcher(limits, allowPrivate, Dns.SYSTEM);
    }

    /** A fetcher that looks hosts up elsewhere; what it finds is checked just the same. */
    static Fetcher of(FetchLimits limits, boolean allowPrivate, Dns dns) {
        return new Fetcher(limits, allowPrivate, dns);
    }

    /**
     * Fetches with GET, trying again where a failure may pass by itself.
     *
     * @throws FetchException when there was no success, with the reason
     */
    public Fetched fetch(FetchRequest request) throws FetchException {
        try {
            return Failsafe.with(retries()).get(() -> follow(request));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof FetchException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new FetchException(Reason.INTERRUPTED, request.url(), "interrupted");
            }
            throw e;
        }
    }

    private boolean worthRetrying(FetchException failure) {
        return failure.reason().mayPass()
                && failure.retryAfter()
                        .map(wait -> wait.compareTo(limits.longestPause()) <= 0)
                        .orElse(true);
    }

    private Duration pause(Throwable failure, int attempts) {
        Optional<Duration> asked = failure instanceof FetchException fetch ? fetch.retryAfter() : Optional.empty();
        return asked.orElse(limits.firstPause().multipliedBy(1L << Math.min(attempts - 1, 10)));
    }

    private Fetched follow(FetchRequest request) throws FetchException {
        HttpUrl url = HttpUrl.parse(request.url());
        if (url == null) {
            throw new FetchException(Reason.REFUSED, "(no address)", "not an http or https address");
        }
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Hop result = get(url, request);
            if (result.fetched().isPresent()) {
                return result.fetched().get();
            }
            HttpUrl next = url.resolve(result.location());
            if (next == null) {
                throw new FetchException(
                        Reason.REDIRECTS, printable(url), "redirected to something that is no address");
            }
            if (url.isHttps() && !next.isHttps()) {
                throw new FetchException(Reason.REFUSED, printable(next), "redirected from https to plain http");
            }
            url = next;
        }
        throw new FetchException(Reason.REDIRECTS, printable(url), "more than " + limits.redirects() + " redirects");
    }

    /** One request: either an answer or the place that it redirects to. */
    private record Hop(Optional<Fetched> fetched, String location) {}

    private Hop get(HttpUrl url, FetchRequest request) throws FetchException {
        Optional<TrustedOrigin> origin = request.trusted().filter(trust -> trust.covers(url));
        if (origin.isEmpty()) {
            Optional<String> objection = rules.objection(url);
            if (objection.isPresent()) {
                throw new FetchException(Reason.REFUSED, printable(url), "refused, because " + objection.get());
            }
        }
        Request.Builder builder =
                new Request.Builder().url(url).header("User-Agent", USER_AGENT).header("Accept-Encoding", "gzip");
        request.headers().forEach(builder::header);
        origin.flatMap(TrustedOrigin::authorization).ifPresent(token -> builder.header("Authorization", token.value()));
        try {
            try (Response response = client(origin).newCall(builder.build()).execute()) {
                return hop(response, url, request.maxBytes());
            }
        } catch (IOException e) {
            throw failure(e, url);
        }
    }

    private Hop hop(Response response, HttpUrl url, int maxBytes) throws IOException {
        String location = response.header("Location");
        if (response.isRedirect() && location != null) {
            return new Hop(Optional.empty(), location);
        }
        if (response.code() != 200) {
            throw HttpStatus.failure(response, printable(url));
        }
        BoundedBody body = new BoundedBody(maxBytes, limits.ratio());
        byte[] bytes = body.read(response, printable(url));
        return new Hop(Optional.of(new Fetched(printable(url), response.headers(), bytes, body.wireBytes())), "");
    }

    private RetryPolicy<Fetched> retries() {
        return RetryPolicy.<Fetched>builder()
                .handleIf((Throwable e) -> e instanceof FetchException failure && worthRetrying(failure))
                .withMaxRetries(limits.retries())
                .withDelayFn(context -> pause(context.getLastException(), context.getAttemptCount()))
                .build();
    }

    /** Made when first needed: a command that reads files only does without the time that it takes. */
    private synchronized OkHttpClient guarded() {
        OkHttpClient known = guarded;
        if (known == null) {
            known = new OkHttpClient.Builder()
                    .dns(rules.guarded(dns))
                    .proxy(Proxy.NO_PROXY)
                    .proxyAuthenticator(Authenticator.NONE)
                    .authenticator(Authenticator.NONE)
                    .cookieJar(CookieJar.NO_COOKIES)
                    .cache(null)
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

    private OkHttpClient client(Optional<TrustedOrigin> origin) throws IOException {
        if (origin.isEmpty()) {
            return guarded();
        }
        TrustedOrigin key = origin.get();
        OkHttpClient known = trusted.get(key);
        if (known != null) {
            return known;
        }
        OkHttpClient made = trustedClient(key);
        OkHttpClient earlier = trusted.putIfAbsent(key, made);
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

    private static FetchException failure(IOException e, HttpUrl url) {
        if (e instanceof FetchException failure) {
            return failure;
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof AddressRules.RefusedAddressException) {
            return new FetchException(Reason.REFUSED, printable(url), "refused, because " + message);
        }
        if (e instanceof SSLException) {
            return new FetchException(Reason.CERTIFICATE, printable(url), "no secure connection: " + message);
        }
        if (e instanceof InterruptedIOException) {
            return Thread.currentThread().isInterrupted()
                    ? new FetchException(Reason.INTERRUPTED, printable(url), "interrupted")
                    : new FetchException(Reason.TIMEOUT, printable(url), "no complete answer in time");
        }
        return new FetchException(Reason.UNREACHABLE, printable(url), "not reachable: " + message);
    }

    /** The address without user, password, query and fragment, where secrets may stand. */
    private static String printable(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
    }
}
