package dev.riskdex.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * What belongs together with storing some servers, in one transaction.
 *
 * @param crawl the crawl that found them, if a crawl did
 * @param also what else is written, given what came of each server
 */
public record Batch(OptionalLong crawl, Also also) {

    /** Nothing but the servers. */
    static final Batch PLAIN = new Batch(OptionalLong.empty(), (connection, results) -> {});

    /** What else is written. */
    @FunctionalInterface
    public interface Also {
        void with(Connection connection, List<StoreResult> results) throws SQLException;
    }
}
