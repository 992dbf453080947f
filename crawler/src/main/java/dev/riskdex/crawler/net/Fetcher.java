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
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
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

    private static final MediaType JSON = MediaType.get("application/json");

    private final FetchLimits limits;
    private final boolean allowPrivate;
    private final AddressRules rules;
    private final Dns dns;
    private final ReceivedBytes received = new ReceivedBytes();
    private final Map<TrustedOrigin, OkHttpClient> trusted = new ConcurrentHashMap<>();
    private @Nullable OkHttpClient guarded;

    private Fetcher(FetchLimits limits, boolean allowPrivate, Dns dns) {
        this.limits = limits;
        this.allowPrivate = allowPrivate;
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

    /** Whether addresses of this machine and its network may be asked for, too. */
    public boolean allowsPrivate() {
        return allowPrivate;
    }

    /** Bytes of all answers so far as they came over the wire, without headers; counted when an answer ends. */
    public long bytesReceived() {
        return received.sum();
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
        HttpUrl url = Addresses.parse(request.url());
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Hop result = get(url, request);
            if (result.fetched().isPresent()) {
                return result.fetched().get();
            }
            url = Addresses.next(url, result.location());
        }
        throw tooManyRedirects(url);
    }

    /**
     * Sends one message and answers as soon as the status is there, whatever it is; the body can be read while it
     * arrives. The same rules hold as for {@link #fetch}, but nothing is tried again. A redirect repeats the message.
     *
     * @throws FetchException when there was no answer, with the reason
     */
    public HttpAnswer exchange(HttpMessage message) throws FetchException {
        HttpUrl first = Addresses.parse(message.url());
        HttpUrl url = first;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Call call = call(url, message, Addresses.sameOrigin(first, url));
            Response response = execute(call, url);
            String location = response.header("Location");
            if (!response.isRedirect() || location == null) {
                return answer(call, response, url, message);
            }
            response.close();
            url = Addresses.next(url, location);
        }
        throw tooManyRedirects(url);
    }

    private HttpAnswer answer(Call call, Response response, HttpUrl url, HttpMessage message) throws FetchException {
        try {
            return new HttpAnswer(call, response, url, new BoundedBody(message.maxBytes(), limits.ratio()));
        } catch (FetchException e) {
            response.close();
            throw e;
        }
    }

    private Call call(HttpUrl url, HttpMessage message, boolean sameOrigin) throws FetchException {
        refuseForbidden(url);
        RequestBody body =
                message.body().map(bytes -> RequestBody.create(bytes, JSON)).orElse(null);
        Request.Builder builder = request(url).method(message.method(), body);
        message.headers(sameOrigin).forEach(builder::header);
        Call call = guarded().newCall(builder.build());
        call.timeout().timeout(message.time().toNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    private static Response execute(Call call, HttpUrl url) throws FetchException {
        try {
            return call.execute();
        } catch (IOException e) {
            throw failure(e, url);
        }
    }

    private FetchException tooManyRedirects(HttpUrl url) {
        return new FetchException(
                Reason.REDIRECTS, Addresses.printable(url), "more than " + limits.redirects() + " redirects");
    }

    private void refuseForbidden(HttpUrl url) throws FetchException {
        Optional<String> objection = rules.objection(url);
        if (objection.isPresent()) {
            throw new FetchException(Reason.REFUSED, Addresses.printable(url), "refused, because " + objection.get());
        }
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("User-Agent", USER_AGENT).header("Accept-Encoding", "gzip");
    }

    /** One request: either an answer or the place that it redirects to. */
    private record Hop(Optional<Fetched> fetched, String location) {}

    private Hop get(HttpUrl url, FetchRequest request) throws FetchException {
        Optional<TrustedOrigin> origin = request.trusted().filter(trust -> trust.covers(url));
        if (origin.isEmpty()) {
            refuseForbidden(url);
        }
        Request.Builder builder = request(url);
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
            throw HttpStatus.failure(response, Addresses.printable(url));
        }
        BoundedBody body = new BoundedBody(maxBytes, limits.ratio());
        byte[] bytes = body.read(response, Addresses.printable(url));
        return new Hop(
                Optional.of(new Fetched(Addresses.printable(url), response.headers(), bytes, body.wireBytes())), "");
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

    static FetchException failure(IOException e, HttpUrl url) {
        if (e instanceof FetchException failure) {
            return failure;
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof AddressRules.RefusedAddressException) {
            return new FetchException(Reason.REFUSED, Addresses.printable(url), "refused, because " + message);
        }
        if (e instanceof SSLException) {
            return new FetchException(Reason.CERTIFICATE, Addresses.printable(url), "no secure connection: " + message);
        }
        if (e instanceof InterruptedIOException) {
            return Thread.currentThread().isInterrupted()
                    ? new FetchException(Reason.INTERRUPTED, Addresses.printable(url), "interrupted")
                    : new FetchException(Reason.TIMEOUT, Addresses.printable(url), "no complete answer in time");
        }
        return new FetchException(Reason.UNREACHABLE, Addresses.printable(url), "not reachable: " + message);
    }
}
