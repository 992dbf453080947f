package dev.riskdex.crawler;

/** Why a run of a crawl ended. */
public enum CrawlEnd {
    /** Every place was read. */
    FINISHED("finished"),
    /** Somebody stopped it. */
    INTERRUPTED("interrupted"),
    /** {@link CrawlBudget#servers} was reached. */
    SERVERS("max-servers"),
    /** {@link CrawlBudget#time} was over. */
    TIME("max-time"),
    /** {@link CrawlBudget#bytes} was reached. */
    BYTES("max-bytes");

    private final String label;

    CrawlEnd(String label) {
        this.label = label;
    }

    /** The word that stands in reports; for a budget, the name of its option. */
    public String label() {
        return label;
    }

    /** Whether a budget ended it, so that places are left. */
    public boolean budget() {
        return this == SERVERS || this == TIME || this == BYTES;
    }
}
