package dev.riskdex.crawler.net;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;

/** Servers of this machine under names that look like other people's, which are spared where this machine is not. */
final class OtherHosts {

    static final FetchLimits LIMITS = new FetchLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            5,
            100,
            2,
            Duration.ofMillis(5),
            Duration.ofSeconds(2));

    /** Short pauses, long enough to be told from none. */
    static final Politeness POLITENESS =
            new Politeness(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofSeconds(2));

    private OtherHosts() {}

    static Fetcher fetcher(Politeness politeness, Optional<Path> kept, Clock clock) {
        return Fetcher.of(LIMITS, true, politeness, kept, host -> List.of(InetAddress.getLoopbackAddress()), clock);
    }

    static Fetcher fetcher(Politeness politeness) {
        return fetcher(politeness, Optional.empty(), Clock.systemUTC());
    }

    /** The address of a server, as if it were on another host. */
    static String url(MockWebServer server, String host, String path) {
        return "http://" + host + ":" + server.getPort() + path;
    }
}
