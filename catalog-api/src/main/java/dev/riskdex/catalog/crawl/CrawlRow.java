package dev.riskdex.catalog.crawl;

import java.time.Duration;
import java.time.Instant;

/**
 * A crawl, all its runs together.
 *
 * @param id its number
 * @param startedAt when its first run began
 * @param spent time in which some run was at work
 * @param bytes what it received from the network, without headers
 * @param runs how often it was begun or taken up again, from 1
 */
public record CrawlRow(long id, Instant startedAt, Duration spent, long bytes, int runs) {}
