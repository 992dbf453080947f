package dev.riskdex.catalog.crawl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The crawls. Every call works in its caller's transaction. */
final class CrawlTable {

    private CrawlTable() {}

    /** The crawl for this request that was not finished. */
    static Optional<CrawlRow> unfinished(Connection connection, CrawlRequest request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select id from crawl where request_hash = ?"
                + " and finished_at is null order by id desc fetch first 1 rows only")) {
            statement.setString(1, request.hash());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(find(connection, row.getLong(1))) : Optional.empty();
            }
        }
    }

    static CrawlRow find(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select started_at, spent, bytes, runs from crawl where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no crawl " + id);
                }
                return new CrawlRow(
                        id,
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getLong(2)),
                        row.getLong(3),
                        row.getInt(4));
            }
        }
    }

    /** Begins a crawl and forgets the places of those that are over; their snapshots stay. */
    static CrawlRow begin(Connection connection, CrawlRequest request, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from place where exists"
                    + " (select 1 from crawl where crawl.id = place.crawl_id and crawl.finished_at is not null)");
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into crawl (request_hash, request, started_at, spent, bytes, runs) values (?, ?, ?, 0, 0, 1)",
                new String[] {"id"})) {
            statement.setString(1, request.hash());
            statement.setString(2, request.json());
            statement.setObject(3, utc(now));
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return find(connection, keys.getLong(1));
            }
        }
    }

    /** Takes a crawl up again. */
    static CrawlRow resume(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update crawl set runs = runs + 1 where id = ?")) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
        return find(connection, id);
    }

    static void spend(Connection connection, long id, Duration time, long bytes) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update crawl set spent = spent + ?, bytes = bytes + ? where id = ?")) {
            statement.setLong(1, time.toMillis());
            statement.setLong(2, bytes);
            statement.setLong(3, id);
            statement.executeUpdate();
        }
    }

    /** Ends a crawl: the same request begins a new one. */
    static void finish(Connection connection, long id, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update crawl set finished_at = ? where id = ?")) {
            statement.setObject(1, utc(now));
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
