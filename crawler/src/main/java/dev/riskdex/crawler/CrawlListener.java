package dev.riskdex.crawler;

/**
 * Hears how a crawl gets on, to show progress and to store servers as they arrive. Calls come one at a time, but from
 * the crawl's own threads and in the order in which sources finish. An exception from a call ends the crawl.
 */
public interface CrawlListener {

    /** Does nothing. */
    CrawlListener SILENT = new CrawlListener() {};

    /** Reading of a source begins. */
    default void started(Source source) {}

    /** A source was read, or failed, and the frontier has acknowledged it. */
    default void finished(Source source, SourceReading reading) {}

    /**
     * Some sources were acknowledged together.
     *
     * @param read how many were read so far, by earlier runs of the same crawl too
     * @param known how many were found so far, read or not
     */
    default void progressed(int read, int known) {}
}
