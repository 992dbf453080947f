package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The list that an entry stands in.
 *
 * @param kind of list, as the source in the provenance: {@code registry}, {@code glama}, …
 * @param location of the list, without what is secret
 * @param fetchedAt when it was fetched; absent for files
 * @param objection why data may not name an address; empty when it may
 */
record Listing(
        String kind, String location, Optional<Instant> fetchedAt, Function<String, Optional<String>> objection) {

    /** A list that was fetched just now. */
    static Listing fetched(String kind, String location, SourceContext context) {
        return new Listing(kind, location, Optional.of(context.clock().instant()), context.fetcher()::objection);
    }

    /** A list that stands in a file or folder of this machine. */
    static Listing local(String kind, String location, SourceContext context) {
        return new Listing(kind, location, Optional.empty(), context.fetcher()::objection);
    }
}
