package dev.riskdex.catalog.history;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Snapshots and changes in SQL that H2 and PostgreSQL both understand; every call works in its caller's transaction. */
public final class SnapshotStore {

    private static final int MAX_VARIANT = 60;
    private static final int MAX_VERSION = 200;

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String COLUMNS =
            "s.server_slug, s.number, s.variant, s.seen_at, s.checked_at, s.version, s.tool_count";

    /** What the latest snapshot that a state is compared with says. */
    private record Latest(int number, ListHash hash) {}

    /**
     * Keeps a state of a server, unless it is the one seen last; then that one's check is noted.
     *
     * @param slug of the server, which is stored already
     * @param now when it was stored; a definition that says when it was fetched is of that time
     * @param crawl the crawl that found it, if a crawl did
     */
    public Sighting record(Connection connection, String slug, ServerDefinition server, Instant now, OptionalLong crawl)
            throws SQLException {
        Instant seenAt = server.provenance().fetchedAt().orElse(now);
        String variant = variant(server.provenance());
        ListHash hash = ListHash.of(server);
        Optional<Latest> latest = latest(connection, slug, variant);
        if (latest.isPresent() && latest.get().hash().sameAs(hash)) {
            renew(connection, slug, latest.get().number(), seenAt, hash.ordered());
            return Sighting.UNCHANGED;
        }
        int number = lastNumber(connection, slug) + 1;
        insert(
                connection,
                new Snapshot(
                        slug,
                        number,
                        variant,
                        seenAt,
                        seenAt,
                        server.server().version(),
                        server.tools().size()),
                hash,
                server,
                crawl);
        if (latest.isPresent()) {
            ServerDefinition before =
                    definition(connection, slug, latest.get().number()).orElseThrow();
            insert(connection, slug, number, Drift.between(before, server));
        }
        return number == 1 ? Sighting.NEW : Sighting.CHANGED;
    }

    /** Whether anything is known of how a server was. */
    public boolean knows(Connection connection, String slug) throws SQLException {
        return lastNumber(connection, slug) > 0;
    }

    /** All states of a server, oldest first. */
    public List<Snapshot> snapshots(Connection connection, String slug) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from snapshot s where s.server_slug = ? order by s.number")) {
            statement.setString(1, slug);
            return read(statement);
        }
    }

    /** What a server declared in one of its states. */
    public Optional<ServerDefinition> definition(Connection connection, String slug, int number) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select definition from snapshot where server_slug = ? and number = ?")) {
            statement.setString(1, slug);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(PackedDefinition.unpack(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** The changes of a server, oldest first. */
    public List<ServerChange> changes(Connection connection, String slug) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(changed("s.server_slug = ?", "s.number", Integer.MAX_VALUE))) {
            statement.setString(1, slug);
            return withChanges(connection, read(statement));
        }
    }

    /** The latest changes of all servers, newest first. */
    public List<ServerChange> recentChanges(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(changed("1 = 1", "s.seen_at desc, s.server_slug, s.number", most))) {
            return withChanges(connection, read(statement));
        }
    }

    /** The changes that a crawl found, by server. */
    public List<ServerChange> changesOf(Connection connection, long crawl, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(changed("s.crawl_id = ?", "s.server_slug, s.number", most))) {
            statement.setLong(1, crawl);
            return withChanges(connection, read(statement));
        }
    }

    private static String changed(String condition, String order, int most) {
        return "select " + COLUMNS + " from snapshot s where " + condition
                + " and exists (select 1 from tool_change c where c.server_slug = s.server_slug"
                + " and c.number = s.number) order by " + order + " fetch first " + most + " rows only";
    }

    private static String variant(Provenance provenance) {
        String kind = provenance.source();
        String partial = provenance.complete() ? "" : "/partial";
        return kind.substring(0, Math.min(kind.length(), MAX_VARIANT - partial.length())) + partial;
    }

    private static Optional<Latest> latest(Connection connection, String slug, String variant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select number, ordered_hash, sorted_hash, told_hash from snapshot"
                        + " where server_slug = ? and variant = ? order by number desc fetch first 1 rows only")) {
            statement.setString(1, slug);
            statement.setString(2, variant);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Latest(
                                row.getInt(1), new ListHash(row.getString(2), row.getString(3), row.getString(4))))
                        : Optional.empty();
            }
        }
    }

    private static int lastNumber(Connection connection, String slug) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select max(number) from snapshot where server_slug = ?")) {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static void renew(Connection connection, String slug, int number, Instant checkedAt, String ordered)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update snapshot set checked_at = ?,"
                + " ordered_hash = ? where server_slug = ? and number = ? and checked_at < ?")) {
            statement.setObject(1, utc(checkedAt));
            statement.setString(2, ordered);
            statement.setString(3, slug);
            statement.setInt(4, number);
            statement.setObject(5, utc(checkedAt));
            statement.executeUpdate();
        }
    }

    private static void insert(
            Connection connection, Snapshot snapshot, ListHash hash, ServerDefinition server, OptionalLong crawl)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into snapshot (server_slug, number, variant, seen_at, checked_at, ordered_hash, sorted_hash,"
                        + " told_hash, version, tool_count, crawl_id, definition)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, snapshot.server());
            statement.setInt(2, snapshot.number());
            statement.setString(3, snapshot.variant());
            statement.setObject(4, utc(snapshot.seenAt()));
            statement.setObject(5, utc(snapshot.checkedAt()));
            statement.setString(6, hash.ordered());
            statement.setString(7, hash.sorted());
            statement.setString(8, hash.told());
            statement.setString(
                    9, snapshot.version().map(SnapshotStore::storable).orElse(null));
            statement.setInt(10, snapshot.tools());
            if (crawl.isPresent()) {
                statement.setLong(11, crawl.getAsLong());
            } else {
                statement.setNull(11, Types.BIGINT);
            }
            statement.setString(12, PackedDefinition.pack(server));
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, String slug, int number, List<ToolChange> changes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into tool_change (server_slug, number, position, kind, tool) values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < changes.size(); i++) {
                statement.setString(1, slug);
                statement.setInt(2, number);
                statement.setInt(3, i);
                statement.setString(4, changes.get(i).kind().label());
                statement.setString(5, ASCII.writeValueAsString(changes.get(i).tool()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<Snapshot> read(PreparedStatement statement) throws SQLException {
        List<Snapshot> snapshots = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                snapshots.add(new Snapshot(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getString(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant(),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rows.getString(6)),
                        rows.getInt(7)));
            }
        }
        return snapshots;
    }

    private static List<ServerChange> withChanges(Connection connection, List<Snapshot> snapshots) throws SQLException {
        List<ServerChange> changes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select kind, tool from tool_change where server_slug = ? and number = ? order by position")) {
            for (Snapshot snapshot : snapshots) {
                statement.setString(1, snapshot.server());
                statement.setInt(2, snapshot.number());
                List<ToolChange> one = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String tool = ASCII.readValue(Objects.requireNonNull(rows.getString(2)), String.class);
                        one.add(new ToolChange(ToolChange.Kind.of(rows.getString(1)), tool));
                    }
                }
                changes.add(new ServerChange(snapshot, one));
            }
        }
        return changes;
    }

    /** A version is data: what a database may refuse in it becomes a question mark. */
    private static String storable(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.substring(0, Math.min(MAX_VERSION, plain.length()));
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
