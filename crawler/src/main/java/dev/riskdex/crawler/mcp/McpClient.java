package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Asks servers for their tools. It declares no capabilities, answers a server's own requests with a refusal, never logs
 * in and never calls a tool. Whatever a server does, the outcome is a reading within bounded time.
 */
public final class McpClient {

    /** Statuses after which an address may still be one of the oldest transport. */
    private static final Set<Integer> OLD_TRANSPORT = Set.of(400, 404, 405);

    private final McpLimits limits;
    private final ReadLimits reading;
    private final Handshake handshake;

    /**
     * @param limits bounds of the conversation
     * @param reading bounds of the tools in it
     */
    public McpClient(McpLimits limits, ReadLimits reading) {
        this.limits = limits;
        this.reading = reading;
        this.handshake = new Handshake(limits);
    }

    /** Starts a program. */
    @FunctionalInterface
    public interface Starter {
        Peer start() throws IOException;
    }

    /**
     * Asks a program on its standard streams.
     *
     * @param starter starts it; used a second time for a program that ends at the first question
     * @param identity canonical identity of the server
     * @param where what it is called in warnings
     */
    public LiveReading stdio(Starter starter, String identity, String where) {
        Deadline deadline = Deadline.in(limits.whole());
        Attempt first = attempt(() -> stdioTransport(starter, deadline, where), handshake::open);
        boolean again =
                first.failure.filter(e -> e.code().equals("process-ended")).isPresent() && first.wasOpened;
        Attempt last = again ? attempt(() -> stdioTransport(starter, deadline, where), handshake::initialize) : first;
        return finish(last, identity, where, new TreeMap<>(), List.of());
    }

    private StdioTransport stdioTransport(Starter starter, Deadline deadline, String where) throws McpException {
        try {
            return new StdioTransport(starter.start(), limits, deadline, where);
        } catch (IOException e) {
            throw new McpException("not-started", "the server cannot be started: " + e.getMessage());
        }
    }

    /**
     * Asks a server at an address, on whichever transport and in whichever era it answers.
     *
     * @param where what it is called in warnings: the address without what may be secret
     */
    public LiveReading http(Fetcher fetcher, URI address, String identity, String where) {
        String url = address.toString();
        AuthChallenge challenge = new AuthChallenge();
        Attempt attempt = visit(
                fetcher,
                url,
                deadline -> attempt(
                        () -> new StreamableHttpTransport(fetcher, url, limits, deadline, where, challenge),
                        handshake::open),
                deadline -> attempt(
                        () -> SseTransport.open(fetcher, url, limits, deadline, where, challenge),
                        handshake::initialize));
        Map<String, String> details = new TreeMap<>();
        List<Warning> posture = new ArrayList<>();
        AuthPosture auth = new AuthPosture(fetcher, address, where, challenge);
        if (attempt.listing.isPresent()) {
            auth.ofOpen(details, posture);
        } else {
            auth.ofRefusal(attempt.failure.map(McpException::status).orElse(0), details, posture);
        }
        return finish(attempt, identity, where, details, posture);
    }

    /** Tries the older transport where the newer one is not known there; nobody else talks with the host meanwhile. */
    private Attempt visit(
            Fetcher fetcher, String url, Function<Deadline, Attempt> newer, Function<Deadline, Attempt> older) {
        try (Fetcher.Visit visit = fetcher.visit(url)) {
            Deadline deadline = Deadline.in(limits.whole());
            Attempt first = newer.apply(deadline);
            if (!first.hasNoSuchTransport()) {
                return first;
            }
            Attempt second = older.apply(deadline);
            return second.hasNoSuchTransport() ? first : second;
        } catch (FetchException e) {
            Attempt refused = new Attempt();
            refused.failure = Optional.of(McpException.of(e));
            return refused;
        }
    }

    /** One way of asking, and what came of it. */
    private static final class Attempt {
        private Optional<ToolListing> listing = Optional.empty();
        private Optional<McpException> failure = Optional.empty();
        private List<Warning> warnings = List.of();
        private boolean wasOpened;

        private boolean hasNoSuchTransport() {
            return failure.filter(e -> OLD_TRANSPORT.contains(e.status())).isPresent();
        }
    }

    private interface Opener {
        Transport open() throws McpException;
    }

    private interface Greeting {
        Session greet(Transport transport) throws McpException;
    }

    private Attempt attempt(Opener opener, Greeting greeting) {
        Attempt attempt = new Attempt();
        try (Transport transport = opener.open()) {
            attempt.wasOpened = true;
            try {
                attempt.listing =
                        Optional.of(new ToolLister(limits, reading).list(transport, greeting.greet(transport)));
            } finally {
                attempt.warnings = transport.conversation().warnings();
            }
        } catch (McpException e) {
            attempt.failure = Optional.of(e);
        }
        return attempt;
    }

    private LiveReading finish(
            Attempt attempt, String identity, String where, Map<String, String> details, List<Warning> posture) {
        List<Warning> warnings = new ArrayList<>();
        attempt.failure.ifPresent(e -> warnings.add(new Warning(e.code(), String.valueOf(e.getMessage()), where)));
        warnings.addAll(attempt.warnings);
        warnings.addAll(posture);
        Optional<LiveServer> server =
                attempt.listing.map(listing -> new ListingReader(reading, where).read(listing, identity, warnings));
        attempt.listing.ifPresent(listing -> describe(listing, details));
        return new LiveReading(server, warnings, details);
    }

    private static void describe(ToolListing listing, Map<String, String> details) {
        details.put("era", listing.session().modern() ? "stateless" : "handshake");
        details.put("clientCapabilities", "{}");
        JsonNode first = listing.firstPage().orElse(Rpc.object());
        if (first.path("ttlMs").isIntegralNumber()) {
            details.put("ttlMs", first.path("ttlMs").asString());
        }
        String scope = first.path("cacheScope").asString("");
        if (scope.equals("public") || scope.equals("private")) {
            details.put("cacheScope", scope);
        }
    }
}
