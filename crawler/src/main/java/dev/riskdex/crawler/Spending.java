package dev.riskdex.crawler;

import dev.riskdex.crawler.net.Fetcher;
import java.time.Duration;
import java.util.Optional;

/** What a run of a crawl has used of its budget. */
final class Spending {

    private final CrawlBudget budget;
    private final Fetcher fetcher;
    private final long begun = System.nanoTime();
    private final long bytesBefore;
    private long servers;

    Spending(CrawlBudget budget, Fetcher fetcher) {
        this.budget = budget;
        this.fetcher = fetcher;
        this.bytesBefore = fetcher.bytesReceived();
    }

    void add(SourceReading reading) {
        servers += reading.servers().size();
    }

    /** How many further places may be begun while some are being read, each of which may turn out to be a server. */
    int room(int most, int beingRead) {
        long left = budget.servers().isPresent() ? budget.servers().getAsInt() - servers - beingRead : most;
        return (int) Math.max(0, Math.min(most, left));
    }

    /** Whether time or bytes are used up; may be asked by any thread. */
    boolean isOver() {
        return bytesAreOver() || timeIsOver();
    }

    /** The budget that is used up, if one is. */
    Optional<CrawlEnd> end() {
        if (budget.servers().isPresent() && servers >= budget.servers().getAsInt()) {
            return Optional.of(CrawlEnd.SERVERS);
        }
        if (bytesAreOver()) {
            return Optional.of(CrawlEnd.BYTES);
        }
        return timeIsOver() ? Optional.of(CrawlEnd.TIME) : Optional.empty();
    }

    private boolean bytesAreOver() {
        return budget.bytes().isPresent()
                && fetcher.bytesReceived() - bytesBefore >= budget.bytes().getAsLong();
    }

    private boolean timeIsOver() {
        Duration spent = Duration.ofNanos(System.nanoTime() - begun);
        return budget.time().filter(time -> spent.compareTo(time) >= 0).isPresent();
    }
}
