package dev.riskdex.crawler.net;

import java.time.Duration;

/**
 * How a host is spared. Hosts of this machine ({@code localhost}, 127.0.0.0/8, ::1) are not: they are asked only with
 * {@code --allow-private}, and belong to whoever asks.
 *
 * @param betweenRequests from the end of one request to a host to the start of the next
 * @param betweenPages the same, where a page made for people is asked for; robots.txt may raise it, never lower it
 * @param longestCrawlDelay the longest pause that robots.txt may ask for; a site that wants a longer one is not read
 */
public record Politeness(Duration betweenRequests, Duration betweenPages, Duration longestCrawlDelay) {

    /** A second for an interface and two for a page are what crawlers commonly keep to. */
    public static final Politeness DEFAULT =
            new Politeness(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(30));

    /** No pauses, for measuring against servers of one's own; still one request to a host at a time. */
    public static final Politeness WITHOUT_PAUSES =
            new Politeness(Duration.ZERO, Duration.ZERO, DEFAULT.longestCrawlDelay());

    Duration before(Manners manners) {
        return manners == Manners.PAGE ? betweenPages : betweenRequests;
    }
}
