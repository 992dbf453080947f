package dev.riskdex.catalog.crawl;

import dev.riskdex.catalog.history.ServerChange;
import java.util.List;

/**
 * How a crawl went, all its runs together.
 *
 * @param crawl when, how long, how much
 * @param places how its places fared
 * @param servers what its places gave
 * @param failed why places gave nothing, most frequent reason first
 * @param partial why places gave a part only, most frequent reason first
 * @param worst the riskiest of the servers that are new or changed, worst first, at most {@value #MOST_WORST}
 * @param changes what changed in servers, by server, at most {@value #MOST_CHANGES} servers
 */
public record StoredReport(
        CrawlRow crawl,
        Places places,
        Servers servers,
        List<Reason> failed,
        List<Reason> partial,
        List<Risky> worst,
        List<ServerChange> changes) {

    /** Servers that a report names as the worst. */
    public static final int MOST_WORST = 10;

    /** Changed servers that a report names. */
    public static final int MOST_CHANGES = 50;

    public StoredReport {
        failed = List.copyOf(failed);
        partial = List.copyOf(partial);
        worst = List.copyOf(worst);
        changes = List.copyOf(changes);
    }

    /**
     * Counts of places.
     *
     * @param known found so far
     * @param reached gave something
     * @param failed gave nothing
     * @param partial of those reached, where a part could not be read or stored
     * @param waiting not read yet
     */
    public record Places(int known, int reached, int failed, int partial, int waiting) {}

    /**
     * Counts of servers; one that several places gave counts for each.
     *
     * @param added were not known
     * @param changed differ from how they were
     * @param unchanged are as they were
     * @param refused are too large to be stored
     * @param tools of all that were stored
     */
    public record Servers(int added, int changed, int unchanged, int refused, int tools) {

        /** All that were read. */
        public int all() {
            return added + changed + unchanged + refused;
        }
    }

    /**
     * Why places failed.
     *
     * @param code stable word for the reason
     * @param places how many
     * @param message what was said of the first of them
     * @param first the notation of the first of them
     */
    public record Reason(String code, int places, String message, String first) {}

    /**
     * A server among the worst.
     *
     * @param server slug
     * @param tools how many it has
     * @param critical tools of severity Critical
     * @param high of High and Unknown, which counts as High
     * @param medium of Medium
     */
    public record Risky(String server, int tools, int critical, int high, int medium) {}
}
