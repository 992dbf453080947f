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

    /** A source was read, or failed. */
    default void finished(Source source, SourceReading reading) {}
}
