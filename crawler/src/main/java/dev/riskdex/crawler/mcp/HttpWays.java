package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.Fetcher;
import java.util.Set;

/** The ways of asking one address: one POST for each message in either era, and the stream of the oldest transport. */
final class HttpWays {

    /** Statuses after which an address may still be one of the oldest transport. */
    private static final Set<Integer> OLD_TRANSPORT = Set.of(400, 404, 405);

    private final Fetcher fetcher;
    private final String url;
    private final McpLimits limits;
    private final Deadline deadline;
    private final String where;
    private final AuthChallenge challenge;
    private final ToolLister lister;
    private final Handshake handshake;

    HttpWays(
            Fetcher fetcher,
            String url,
            McpLimits limits,
            Deadline deadline,
            String where,
            AuthChallenge challenge,
            ToolLister lister) {
        this.fetcher = fetcher;
        this.url = url;
        this.limits = limits;
        this.deadline = deadline;
        this.where = where;
        this.challenge = challenge;
        this.lister = lister;
        this.handshake = new Handshake(limits);
    }

    /** Asks as the server is known to want it. */
    Attempt as(Era era) {
        return switch (era) {
            case STATELESS -> posted(handshake::open);
            case HANDSHAKE -> posted(handshake::initialize);
            case EVENT_STREAM -> streamed();
        };
    }

    /** Asks a server of which nothing is known: the newest way first. */
    Attempt any() {
        Attempt attempt = posted(handshake::open);
        if (!oldTransport(attempt)) {
            return attempt;
        }
        Attempt older = streamed();
        return oldTransport(older) ? attempt : older;
    }

    private static boolean oldTransport(Attempt attempt) {
        return attempt.failure().filter(e -> OLD_TRANSPORT.contains(e.status())).isPresent();
    }

    private Attempt posted(Attempt.Greeting greeting) {
        return Attempt.of(
                () -> new StreamableHttpTransport(fetcher, url, limits, deadline, where, challenge), greeting, lister);
    }

    private Attempt streamed() {
        return Attempt.of(
                () -> SseTransport.open(fetcher, url, limits, deadline, where, challenge),
                handshake::initialize,
                lister);
    }
}
