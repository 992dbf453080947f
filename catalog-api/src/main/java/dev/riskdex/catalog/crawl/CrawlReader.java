package dev.riskdex.catalog.crawl;

import dev.riskdex.catalog.crawl.StoredReport.Places;
import dev.riskdex.catalog.crawl.StoredReport.Reason;
import dev.riskdex.catalog.crawl.StoredReport.Risky;
import dev.riskdex.catalog.crawl.StoredReport.Servers;
import dev.riskdex.catalog.history.SnapshotStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Counts what a crawl did, from its places and snapshots. */
final class CrawlReader {

    private static final String WORST = """
            select t.server_slug, count(*) as tools,
                   sum(case when t.severity = 'Critical' then 1 else 0 end) as critical,
                   sum(case when t.severity in ('High', 'Unknown') then 1 else 0 end) as high,
                   sum(case when t.severity = 'Medium' then 1 else 0 end) as medium
            from tool t
            where exists (select 1 from snapshot s where s.server_slug = t.server_slug and s.crawl_id = ?)
            group by t.server_slug
            order by critical desc, high desc, medium desc, t.server_slug
            fetch first ? rows only
            """;

    private static final String REASONS = """
            select p.code, count(*) as places, min(p.id) as first_id
            from place p where p.crawl_id = ? and p.state = ? and p.partial = true
            group by p.code order by places desc, p.code
            """;

    private final long crawl;

    CrawlReader(long crawl) {
        this.crawl = crawl;
    }

    StoredReport report(Connection connection) throws SQLException {
        return new StoredReport(
                CrawlTable.find(connection, crawl),
                places(connection),
                servers(connection),
                reasons(connection, "failed"),
                reasons(connection, "done"),
                worst(connection),
                new SnapshotStore().changesOf(connection, crawl, StoredReport.MOST_CHANGES));
    }

    /** How many places were found. */
    int known(Connection connection) throws SQLException {
        return places(connection).known();
    }

    /** How many of them were read. */
    int read(Connection connection) throws SQLException {
        Places places = places(connection);
        return places.known() - places.waiting();
    }

    private Places places(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*),"
                        + " sum(case when state = 'done' then 1 else 0 end), sum(case when state = 'failed' then 1 else 0 end),"
                        + " sum(case when state = 'done' and partial = true then 1 else 0 end) from place where crawl_id = ?")) {
            statement.setLong(1, crawl);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                int known = row.getInt(1);
                int reached = row.getInt(2);
                int failed = row.getInt(3);
                return new Places(known, reached, failed, row.getInt(4), known - reached - failed);
            }
        }
    }

    private Servers servers(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select sum(added), sum(changed), sum(unchanged), sum(refused), sum(tools) from place"
                        + " where crawl_id = ?")) {
            statement.setLong(1, crawl);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Servers(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
            }
        }
    }

    private List<Reason> reasons(Connection connection, String state) throws SQLException {
        List<Reason> reasons = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(REASONS)) {
            statement.setLong(1, crawl);
            statement.setString(2, state);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reasons.add(reason(connection, rows.getInt(2), rows.getLong(3)));
                }
            }
        }
        return reasons;
    }

    private static Reason reason(Connection connection, int places, long first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select code, reason, notation from place where id = ?")) {
            statement.setLong(1, first);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Reason(
                        Objects.requireNonNullElse(row.getString(1), "incomplete"),
                        places,
                        Objects.requireNonNullElse(row.getString(2), "the list may not be complete"),
                        Objects.requireNonNull(row.getString(3)));
            }
        }
    }

    private List<Risky> worst(Connection connection) throws SQLException {
        List<Risky> worst = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WORST)) {
            statement.setLong(1, crawl);
            statement.setInt(2, StoredReport.MOST_WORST);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    worst.add(new Risky(
                            Objects.requireNonNull(rows.getString(1)),
                            rows.getInt(2),
                            rows.getInt(3),
                            rows.getInt(4),
                            rows.getInt(5)));
                }
            }
        }
        return worst;
    }
}
