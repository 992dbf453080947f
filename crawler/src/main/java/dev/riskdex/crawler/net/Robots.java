package dev.riskdex.crawler.net;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.riskdex.crawler.net.FetchException.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * What sites want of robots (RFC 9309), read once a day for each origin: a site without a robots.txt allows everything,
 * one whose robots.txt cannot be read allows nothing for now.
 */
final class Robots {

    /** The name that a robots.txt addresses this crawler by. */
    static final String NAME = "riskdex";

    /** RFC 9309, section 2.5: at least 500 KiB are to be read; what follows is left out. */
    private static final int MAX_BYTES = 512 << 10;

    /** RFC 9309, section 2.4: not to be kept longer than a day. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** Until a site is asked again whose robots.txt could not be read. */
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(10);

    private static final Duration TIME = Duration.ofSeconds(20);

    private final Exchange exchange;
    private final Clock clock;
    private final Politeness politeness;
    private final Map<String, Rules> known = new ConcurrentHashMap<>();

    /** Asks a server; what a fetcher does. */
    interface Exchange {
        HttpAnswer exchange(HttpMessage message) throws FetchException;
    }

    private record Rules(BaseRobotRules rules, Instant until) {}

    Robots(Exchange exchange, Clock clock, Politeness politeness) {
        this.exchange = exchange;
        this.clock = clock;
        this.politeness = politeness;
    }

    /**
     * Checks that a page may be read.
     *
     * @return the pause that the site wants between two requests; zero where it says nothing
     * @throws FetchException when the page may not be read
     */
    Duration check(HttpUrl page) throws FetchException {
        HttpUrl place = page.newBuilder("/robots.txt").build();
        BaseRobotRules rules = rules(place);
        if (!page.encodedPath().equals("/robots.txt") && !rules.isAllowed(page.toString())) {
            String why = rules.isDeferVisits()
                    ? "the robots.txt of the site cannot be read now"
                    : "the robots.txt of the site does not allow this page, or wants pauses of more than "
                            + politeness.longestCrawlDelay().toSeconds() + " s";
            throw new FetchException(Reason.ROBOTS, Addresses.printable(page), why);
        }
        return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }

    private BaseRobotRules rules(HttpUrl place) throws FetchException {
        Rules old = known.get(place.toString());
        if (old != null && clock.instant().isBefore(old.until())) {
            return old.rules();
        }
        Optional<BaseRobotRules> read = read(place);
        Rules found = new Rules(
                read.orElseGet(Robots::nothingForNow), clock.instant().plus(read.isPresent() ? KEPT : ASKED_AGAIN));
        known.put(place.toString(), found);
        return found.rules();
    }

    /** Empty where it cannot be told what the site wants. */
    private Optional<BaseRobotRules> read(HttpUrl place) throws FetchException {
        HttpMessage question = new HttpMessage("GET", place.toString(), Map.of(), Optional.empty(), 2 * MAX_BYTES, TIME)
                .mayBeRepeated();
        try (HttpAnswer answer = exchange.exchange(question)) {
            if (answer.status() == 200) {
                byte[] bytes = answer.body().readNBytes(MAX_BYTES);
                String type = answer.header("Content-Type").orElse("text/plain");
                return Optional.of(parser().parseContent(place.toString(), bytes, type, List.of(NAME)));
            }
            boolean absent = answer.status() < 500 && answer.status() != 429;
            return absent ? Optional.of(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL)) : Optional.empty();
        } catch (FetchException e) {
            if (e.reason() == Reason.REFUSED || e.reason() == Reason.INTERRUPTED || e.reason() == Reason.RETRY_AFTER) {
                throw e;
            }
            return e.reason() == Reason.REDIRECTS
                    ? Optional.of(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private SimpleRobotRulesParser parser() {
        return new SimpleRobotRulesParser(politeness.longestCrawlDelay().toMillis(), 0);
    }

    private static BaseRobotRules nothingForNow() {
        SimpleRobotRules rules = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
        rules.setDeferVisits(true);
        return rules;
    }
}
