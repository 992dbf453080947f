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
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Asks servers for their tools. It declares no capabilities, answers a server's own requests with a refusal, never logs
 * in and never calls a tool. Whatever a server does, the outcome is a reading within bounded time.
 */
public final class McpClient {

    private final McpLimits limits;
    private final ReadLimits reading;
    private final EraMemory eras;
    private final Handshake handshake;
    private final ToolLister lister;

    /**
     * @param limits bounds of the conversation
     * @param reading bounds of the tools in it
     * @param eras what is known of servers from before; what is learnt goes there
     */
    public McpClient(McpLimits limits, ReadLimits reading, EraMemory eras) {
        this.limits = limits;
        this.reading = reading;
        this.eras = eras;
        this.handshake = new Handshake(limits);
        this.lister = new ToolLister(limits, reading);
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
        Attempt.Opener opener = () -> stdioTransport(starter, deadline, where);
        Attempt attempt = eras.of(where)
                .filter(era -> era == Era.HANDSHAKE)
                .map(era -> Attempt.of(opener, handshake::initialize, lister))
                .filter(made -> !made.worthAnotherWay())
                .orElseGet(() -> Attempt.of(opener, handshake::open, lister));
        boolean endedAtFirstQuestion =
                attempt.failure().filter(e -> e.code().equals("process-ended")).isPresent() && attempt.opened();
        Attempt last = endedAtFirstQuestion ? Attempt.of(opener, handshake::initialize, lister) : attempt;
        remember(where, last);
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
        AuthChallenge challenge = new AuthChallenge();
        Attempt attempt = visit(fetcher, address.toString(), where, challenge);
        Map<String, String> details = new TreeMap<>();
        List<Warning> posture = new ArrayList<>();
        AuthPosture auth = new AuthPosture(new PublicDocuments(fetcher, limits, where), address, where, challenge);
        if (attempt.listing().isPresent()) {
            auth.ofOpen(details, posture);
        } else {
            auth.ofRefusal(attempt.failure().map(McpException::status).orElse(0), details, posture);
        }
        return finish(attempt, identity, where, details, posture);
    }

    /** Nobody else of this crawl talks with the host meanwhile. */
    private Attempt visit(Fetcher fetcher, String url, String where, AuthChallenge challenge) {
        try (Fetcher.Visit visit = fetcher.visit(url)) {
            HttpWays ways = new HttpWays(fetcher, url, limits, Deadline.in(limits.whole()), where, challenge, lister);
            Attempt attempt = eras.of(where)
                    .map(ways::as)
                    .filter(made -> !made.worthAnotherWay())
                    .orElseGet(ways::any);
            remember(where, attempt);
            return attempt;
        } catch (FetchException e) {
            return Attempt.refused(McpException.of(e));
        }
    }

    /** A server that no longer answers as it did is tried out anew the next time; one that is away or busy is not. */
    private void remember(String where, Attempt attempt) {
        attempt.era().ifPresent(era -> eras.keep(where, era));
        attempt.failure().filter(McpException::mayBeOtherEra).ifPresent(e -> eras.forget(where));
    }

    private LiveReading finish(
            Attempt attempt, String identity, String where, Map<String, String> details, List<Warning> posture) {
        List<Warning> warnings = new ArrayList<>();
        attempt.failure().ifPresent(e -> warnings.add(new Warning(e.code(), String.valueOf(e.getMessage()), where)));
        warnings.addAll(attempt.warnings());
        warnings.addAll(posture);
        ListingReader reader = new ListingReader(reading, limits.toolBytes(), where);
        Optional<LiveServer> server = attempt.listing().map(listing -> reader.read(listing, identity, warnings));
        attempt.listing().ifPresent(listing -> describe(listing, details));
        server.ifPresent(listed -> details.put("sortedSha256", listed.sortedSha256()));
        return new LiveReading(server, warnings, details);
    }

    private static void describe(ToolListing listing, Map<String, String> details) {
        details.put("era", listing.session().modern() ? "stateless" : "handshake");
        details.put("clientCapabilities", "{}");
        JsonNode first = listing.firstPage().orElse(Rpc.object());
        if (first.path("ttlMs").isIntegralNumber()) {
            boolean negative = first.path("ttlMs").asString().startsWith("-");
            details.put("ttlMs", negative ? "0" : first.path("ttlMs").asString());
        }
        String scope = first.path("cacheScope").asString("");
        if (scope.equals("public") || scope.equals("private")) {
            details.put("cacheScope", scope);
        }
    }
}
