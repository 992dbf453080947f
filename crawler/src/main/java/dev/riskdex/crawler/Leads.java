package dev.riskdex.crawler;

import dev.riskdex.crawler.registry.LeadSource;
import dev.riskdex.crawler.registry.Places;

/** Leads as sources: how a crawl follows them. */
public final class Leads {

    private Leads() {}

    /**
     * The source that a lead leads to. For a place that is the place; for a server it reads the places in turn, best
     * first, and gives one server with one identity.
     *
     * @throws IllegalArgumentException when the lead is a place that data may not name, such as a file of this machine
     *     or a command, or no place at all
     */
    public static Source source(Lead lead) {
        if (lead.described().isPresent()) {
            return new LeadSource(lead.described().get(), lead.sources());
        }
        String notation = lead.sources().get(0);
        Places.requireNameable(notation);
        return Sources.parse(notation);
    }

    /** Whether a registry says that the server was deleted there: it is dropped and its places are never asked again. */
    public static boolean isDeleted(Lead lead) {
        return lead.described()
                .map(server -> "deleted".equals(server.provenance().details().get("status")))
                .orElse(false);
    }
}
