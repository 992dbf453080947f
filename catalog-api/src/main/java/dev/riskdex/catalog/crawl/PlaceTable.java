package dev.riskdex.catalog.crawl;

import dev.riskdex.model.Sha256;
import dev.riskdex.model.VisibleText;
import dev.riskdex.model.Warning;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The places of one crawl. Taking goes by {@code skip locked}, so that several crawlers may share them. Every call works
 * in its caller's transaction.
 */
final class PlaceTable {

    private static final int MAX_NOTATION = 2000;
    private static final int MAX_REASON = 2000;
    private static final int MAX_CODE = 100;

    private static final String INSERT = """
            merge into place as old
            using (select cast(? as bigint) as crawl_id, cast(? as varchar(64)) as place_hash,
                          cast(? as varchar(2000)) as notation, cast(? as text) as lead, cast(? as integer) as depth,
                          cast(? as varchar(300)) as lane) as new
            on old.crawl_id = new.crawl_id and old.place_hash = new.place_hash
            when not matched then insert (crawl_id, place_hash, notation, lead, depth, lane, state, attempts, partial,
                                          added, changed, unchanged, refused, tools)
                 values (new.crawl_id, new.place_hash, new.notation, new.lead, new.depth, new.lane, 'waiting', 0, false,
                         0, 0, 0, 0, 0)
            """;

    private static final String TAKE = """
            select id, place_hash, lead, depth, lane from place
            where crawl_id = ? and state = 'waiting' and not (lane = any (?))
            order by attempts, id fetch first ? rows only for update skip locked
            """;

    private static final String FINISH = """
            update place set state = ?, partial = ?, code = ?, reason = ?, added = ?, changed = ?, unchanged = ?,
                             refused = ?, tools = ?
            where id = ?
            """;

    private final long crawl;

    PlaceTable(long crawl) {
        this.crawl = crawl;
    }

    /**
     * A place that is found.
     *
     * @param key of its source; a place is there once by it
     * @param notation of its source
     * @param lead as text in ASCII; absent for what the command names, which may hold secrets
     * @param depth 0 for what the command names
     * @param lane what it shares with others
     */
    record Found(String key, String notation, Optional<String> lead, int depth, String lane) {

        String hash() {
            return Sha256.hex(key);
        }
    }

    /** A place that was taken; see {@link Found}. */
    record Taken(long id, String hash, Optional<String> lead, int depth, String lane) {}

    /** Adds places that are not there yet; returns how many. */
    int add(Connection connection, List<Found> places) throws SQLException {
        int added = 0;
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Found place : places) {
                statement.setLong(1, crawl);
                statement.setString(2, place.hash());
                statement.setString(3, storable(place.notation(), MAX_NOTATION));
                statement.setString(4, place.lead().orElse(null));
                statement.setInt(5, place.depth());
                statement.setString(6, storable(place.lane(), 300));
                added += statement.executeUpdate();
            }
        }
        return added;
    }

    List<Taken> take(Connection connection, int most, Set<String> except) throws SQLException {
        List<Taken> taken = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, crawl);
            statement.setArray(2, connection.createArrayOf("varchar", except.toArray()));
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Taken(
                            rows.getLong(1),
                            rows.getString(2),
                            Optional.ofNullable(rows.getString(3)),
                            rows.getInt(4),
                            rows.getString(5)));
                }
            }
        }
        mark(
                connection,
                "update place set state = 'taken', attempts = attempts + 1 where id = ?",
                taken.stream().map(Taken::id).toList());
        return taken;
    }

    void giveBack(Connection connection, Collection<Long> places) throws SQLException {
        mark(connection, "update place set state = 'waiting', attempts = attempts - 1 where id = ?", places);
    }

    /** Places that a process took which is no more wait again; a place that was tried waits behind those that were not. */
    void releaseAll(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update place set state = 'waiting' where crawl_id = ? and state = 'taken'")) {
            statement.setLong(1, crawl);
            statement.executeUpdate();
        }
    }

    void finish(Connection connection, long place, PlaceOutcome outcome) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, outcome.failed() ? "failed" : "done");
            statement.setBoolean(2, outcome.partial());
            statement.setString(
                    3,
                    outcome.warning()
                            .map(Warning::code)
                            .map(code -> storable(code, MAX_CODE))
                            .orElse(null));
            statement.setString(
                    4,
                    outcome.warning()
                            .map(Warning::message)
                            .map(text -> storable(text, MAX_REASON))
                            .orElse(null));
            statement.setInt(5, outcome.added());
            statement.setInt(6, outcome.changed());
            statement.setInt(7, outcome.unchanged());
            statement.setInt(8, outcome.refused());
            statement.setInt(9, outcome.tools());
            statement.setLong(10, place);
            statement.executeUpdate();
        }
    }

    /** The first places that wait, as a person may see them. */
    List<String> waiting(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select notation from place where crawl_id = ?"
                + " and state in ('waiting', 'taken') order by id fetch first ? rows only")) {
            statement.setLong(1, crawl);
            statement.setInt(2, most);
            List<String> notations = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    notations.add(Objects.requireNonNull(rows.getString(1)));
                }
            }
            return notations;
        }
    }

    private static void mark(Connection connection, String update, Collection<Long> places) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (long place : places) {
                statement.setLong(1, place);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Text from outside as a database takes it: on one line, nothing hidden, not too long. */
    private static String storable(String text, int most) {
        String visible = VisibleText.line(text);
        if (visible.length() <= most) {
            return visible;
        }
        int end = Character.isHighSurrogate(visible.charAt(most - 2)) ? most - 2 : most - 1;
        return visible.substring(0, end) + "…";
    }
}
