package dev.riskdex.crawler.net;

import dev.riskdex.crawler.net.FetchException.Reason;
import dev.riskdex.crawler.net.HostTurns.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The only door to addresses that data names. It refuses what is not public, looks a host up once and connects to the
 * address that was checked, follows redirects itself with the same checks at each hop, keeps no cookies, uses no
 * proxy and no credentials, bounds bytes and time, and spares the hosts that it asks ({@link Politeness}). Only a
 * {@link TrustedOrigin} gets more, and only while the request stays there.
 */
public final class Fetcher {

    private static final String USER_AGENT = Robots.NAME + "/0.1 (catalogue of MCP tool risks; reads, never runs)";

    private final FetchLimits limits;
    private final boolean allowPrivate;
    private final AddressRules rules;
    private final Politeness politeness;
    private final ReceivedBytes received = new ReceivedBytes();
    private final HttpClients clients;
    private final HostTurns turns;
    private final Robots robots;
    private final Retries retries;

    private Fetcher(
            FetchLimits limits,
            boolean allowPrivate,
            Politeness politeness,
            Optional<Path> kept,
            Dns dns,
            Clock clock) {
        this.limits = limits;
        this.allowPrivate = allowPrivate;
        this.rules = new AddressRules(allowPrivate);
        this.politeness = politeness;
        this.clients = new HttpClients(limits, rules.guarded(dns), kept, received);
        this.turns = new HostTurns(limits.longestPause());
        this.robots = new Robots(this::inTurn, clock, politeness);
        this.retries = new Retries(limits, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** A fetcher with the default limits that refuses everything private. */
    public static Fetcher standard() {
        return of(FetchLimits.DEFAULT, false);
    }

    /** A fetcher with other limits. */
    public static Fetcher of(FetchLimits limits, boolean allowPrivate) {
        return of(limits, allowPrivate, Politeness.DEFAULT, Optional.empty());
    }

    /**
     * A fetcher with other limits.
     *
     * @param kept the folder where answers are kept that may be; absent to keep none
     */
    public static Fetcher of(FetchLimits limits, boolean allowPrivate, Politeness politeness, Optional<Path> kept) {
        return new Fetcher(limits, allowPrivate, politeness, kept, Dns.SYSTEM, Clock.systemUTC());
    }

    /** A fetcher that looks hosts up elsewhere; what it finds is checked just the same. */
    static Fetcher of(
            FetchLimits limits,
            boolean allowPrivate,
            Politeness politeness,
            Optional<Path> kept,
            Dns dns,
            Clock clock) {
        return new Fetcher(limits, allowPrivate, politeness, kept, dns, clock);
    }

    /** Whether addresses of this machine and its network may be asked for, too. */
    public boolean allowsPrivate() {
        return allowPrivate;
    }

    /** Bytes of all answers so far as they came over the wire, without headers; counted when an answer ends. */
    public long bytesReceived() {
        return received.sum();
    }

    /**
     * Fetches with GET, trying again where a failure may pass by itself.
     *
     * @throws FetchException when there was no success, with the reason
     */
    public Fetched fetch(FetchRequest request) throws FetchException {
        return retries.fetch(request.url(), () -> follow(request));
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

    /** A conversation with a host: until it is closed by the same thread, no other thread talks with that host. */
    public interface Visit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits until it is this thread's turn to talk with a host. The messages of a conversation follow each other
     * without pauses, as its protocol wants; the pause lies between two conversations.
     *
     * @throws FetchException when the address may not be asked for, the host wants to be left alone, or the thread was
     *     interrupted
     */
    public Visit visit(String address) throws FetchException {
        HttpUrl url = Addresses.parse(address);
        refuseForbidden(url);
        return turns.take(url, politeness.betweenRequests())::close;
    }

    /**
     * Sends one message and answers as soon as the status is there, whatever it is; the body can be read while it
     * arrives. The same rules hold as for {@link #fetch}, but no pauses are made ({@link #visit}), and only a message
     * that may be repeated is sent again. A redirect repeats the message.
     *
     * @throws FetchException when there was no answer, with the reason
     */
    public HttpAnswer exchange(HttpMessage message) throws FetchException {
        long end = System.nanoTime() + message.time().toNanos();
        return message.repeatable() ? retries.exchange(message, () -> send(message, end)) : send(message, end);
    }

    private HttpAnswer inTurn(HttpMessage message) throws FetchException {
        try (Visit visit = visit(message.url())) {
            return exchange(message);
        }
    }

    private HttpAnswer send(HttpMessage message, long end) throws FetchException {
        HttpUrl first = Addresses.parse(message.url());
        HttpUrl url = first;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Call call = call(url, message, Addresses.sameOrigin(first, url), end);
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
            turns.postpone(url, HttpStatus.wanted(response));
            return new HttpAnswer(call, response, url, new BoundedBody(message.maxBytes(), limits.ratio()));
        } catch (FetchException e) {
            response.close();
            throw e;
        }
    }

    private Call call(HttpUrl url, HttpMessage message, boolean sameOrigin, long end) throws FetchException {
        refuseForbidden(url);
        Request.Builder builder = request(url).method(message.method(), MessageBody.of(message));
        message.headers(sameOrigin).forEach(builder::header);
        Call call = clients.guarded().newCall(builder.build());
        call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        return call;
    }

    private static Response execute(Call call, HttpUrl url) throws FetchException {
        try {
            return call.execute();
        } catch (IOException e) {
            throw FetchException.of(e, url);
        }
    }

    private FetchException tooManyRedirects(HttpUrl url) {
        return new FetchException(
                Reason.REDIRECTS, Addresses.printable(url), "more than " + limits.redirects() + " redirects");
    }

    /** Why an address that data names would be refused, as far as can be told without looking its host up. */
    public Optional<String> objection(String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url == null ? Optional.of("it is not an http or https address") : rules.objection(url);
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
        origin.ifPresent(trust -> trust.headers().forEach((name, value) -> builder.header(name, value.value())));
        try (Turn turn = turn(url, origin, request.manners());
                Response response = clients.of(origin, request.keeping())
                        .newCall(builder.build())
                        .execute()) {
            turns.postpone(url, HttpStatus.wanted(response));
            return hop(response, url, request.maxBytes());
        } catch (IOException e) {
            throw FetchException.of(e, url);
        }
    }

    private Turn turn(HttpUrl url, Optional<TrustedOrigin> origin, Manners manners) throws FetchException {
        if (origin.isPresent() && manners == Manners.OWN) {
            return Turn.FREE;
        }
        Duration pause = politeness.before(manners);
        if (manners == Manners.PAGE) {
            Duration wanted = robots.check(url);
            pause = wanted.compareTo(pause) > 0 ? wanted : pause;
        }
        return turns.take(url, pause);
    }

    private Hop hop(Response response, HttpUrl url, int maxBytes) throws IOException {
        String location = response.header("Location");
        if (response.isRedirect() && location != null) {
            return new Hop(Optional.empty(), location);
        }
        if (response.code() != 200) {
            throw HttpStatus.failure(response, Addresses.printable(url), limits.longestPause());
        }
        Response network = response.networkResponse();
        boolean unchanged = network != null && network.code() == 304;
        BoundedBody body = new BoundedBody(maxBytes, limits.ratio());
        byte[] bytes = body.read(response, Addresses.printable(url));
        long wireBytes = unchanged ? 0 : body.wireBytes();
        return new Hop(
                Optional.of(new Fetched(Addresses.printable(url), response.headers(), bytes, wireBytes, unchanged)),
                "");
    }
}
