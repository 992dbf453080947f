package dev.riskdex.catalog;

import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists and counts over the whole store, without reading a single tool. */
final class ServerLists {

    private static final String COLUMNS = "select slug, head, tool_count, ruleset, stored_at from server ";

    private final Transactions transactions;

    ServerLists(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All servers by slug. */
    List<ServerSummary> all() {
        return after("", Integer.MAX_VALUE);
    }

    /** The next servers by slug. */
    List<ServerSummary> after(String slug, int limit) {
        return summaries("where slug > ? order by slug limit " + limit, slug);
    }

    /** The servers that were stored last, newest first. */
    List<ServerSummary> recent(int limit) {
        return summaries("where slug > ? order by stored_at desc, slug limit " + limit, "");
    }

    CatalogueCounts counts() {
        return transactions.read(connection -> {
            Tally tally = new Tally();
            try (PreparedStatement statement = connection.prepareStatement(
                            "select category, severity, count(*) from tool group by category, severity");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tally.add(rows.getString(1), rows.getString(2), rows.getInt(3));
                }
            }
            try (PreparedStatement statement = connection.prepareStatement("select count(*) from server");
                    ResultSet row = statement.executeQuery()) {
                int servers = row.next() ? row.getInt(1) : 0;
                return new CatalogueCounts(servers, tally.tools, tally.byCategory, tally.bySeverity);
            }
        });
    }

    private List<ServerSummary> summaries(String which, String after) {
        return transactions.read(connection -> {
            Map<String, Tally> tallies = tallies(connection, which, after);
            try (PreparedStatement statement = connection.prepareStatement(COLUMNS + which)) {
                statement.setString(1, after);
                try (ResultSet rows = statement.executeQuery()) {
                    return summaries(rows, tallies);
                }
            }
        });
    }

    private static Map<String, Tally> tallies(Connection connection, String which, String after) throws SQLException {
        Map<String, Tally> tallies = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select server_slug, category, severity, count(*) from tool where server_slug in"
                        + " (select slug from server " + which + ") group by server_slug, category, severity")) {
            statement.setString(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tallies.computeIfAbsent(rows.getString(1), slug -> new Tally())
                            .add(rows.getString(2), rows.getString(3), rows.getInt(4));
                }
            }
        }
        return tallies;
    }

    private static List<ServerSummary> summaries(ResultSet rows, Map<String, Tally> tallies) throws SQLException {
        List<ServerSummary> summaries = new ArrayList<>();
        while (rows.next()) {
            String slug = rows.getString(1);
            ServerDefinition head = StoredJson.readHead(rows.getString(2));
            Tally tally = tallies.getOrDefault(slug, new Tally());
            Instant storedAt = rows.getObject(5, OffsetDateTime.class).toInstant();
            summaries.add(new ServerSummary(
                    slug,
                    head.server(),
                    head.provenance(),
                    StoredJson.readGrade(rows.getString(2)),
                    rows.getInt(3),
                    tally.byCategory,
                    tally.bySeverity,
                    rows.getString(4),
                    storedAt));
        }
        return summaries;
    }

    private static final class Tally {
        private int tools;
        private final Map<Category, Integer> byCategory = new EnumMap<>(Category.class);
        private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);

        private void add(String category, String severity, int count) {
            tools += count;
            byCategory.merge(Category.of(category), count, Integer::sum);
            bySeverity.merge(Severity.of(severity), count, Integer::sum);
        }
    }
}
