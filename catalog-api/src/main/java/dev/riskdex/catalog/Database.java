package dev.riskdex.catalog;

import dev.riskdex.catalog.CatalogueException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;

/** The embedded database of a catalogue: one file, opened by whoever comes first and shared with other processes. */
final class Database implements AutoCloseable {

    /** The newest file in {@code db/migration}. Comparing it costs milliseconds, asking Flyway costs a third of a second. */
    static final String SCHEMA_VERSION = "2";

    private static final String NAME = "catalogue";

    /** H2's code for a file that another process holds without sharing it. */
    private static final int ALREADY_OPEN = 90020;

    static {
        // Without this, sharing the file with a second process listens on all interfaces.
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    /**
     * Other processes may read along. Pages are written by the thread that commits and never by one in the background: a
     * store that overlaps a commit can save rows without the log that says whose they are, and after a kill these rows
     * are neither seen nor writable (H2 issue 2080).
     */
    private static final String OPTIONS = ";AUTO_SERVER=TRUE;WRITE_DELAY=0";

    private final JdbcConnectionPool pool;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /** Opens the database in a folder and brings its schema up to date; creates both where absent. */
    static Database open(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Database database = connect(home);
        if (!database.isCurrent()) {
            database.migrate(home);
        }
        return database;
    }

    /** Opens a database that is there and leaves its schema alone. */
    static Database openExisting(Path home) {
        if (!exists(home)) {
            throw new CatalogueException(
                    Reason.ABSENT,
                    "There is no catalogue in " + home + " yet; `quickstart`, `crawl` or `index` make one.");
        }
        Database database = connect(home);
        if (!database.isCurrent()) {
            database.close();
            throw new CatalogueException(
                    Reason.UNREADABLE,
                    "The catalogue in " + home + " has the schema of another version; `index` brings it up to date.");
        }
        return database;
    }

    static boolean exists(Path home) {
        return Files.exists(home.resolve(NAME + ".mv.db"));
    }

    DataSource dataSource() {
        return pool;
    }

    private static Database connect(Path home) {
        String path = home.toAbsolutePath().resolve(NAME).toString();
        if (path.contains(";")) {
            throw new CatalogueException(
                    Reason.UNREADABLE, "A catalogue's folder cannot have a ';' in its path: " + home);
        }
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + path + OPTIONS, "riskdex", "");
        try (Connection connection = pool.getConnection()) {
            return new Database(pool);
        } catch (SQLException e) {
            pool.dispose();
            throw unusable(home, e);
        }
    }

    private static CatalogueException unusable(Path home, SQLException e) {
        return e.getErrorCode() == ALREADY_OPEN
                ? new CatalogueException(
                        Reason.BUSY, "Another process keeps the catalogue in " + home + " to itself.", e)
                : new CatalogueException(
                        Reason.UNREADABLE, "The catalogue in " + home + " cannot be opened: " + e.getMessage(), e);
    }

    private void migrate(Path home) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            close();
            throw new CatalogueException(
                    Reason.UNREADABLE, "The catalogue in " + home + " cannot be brought up to date.", e);
        }
    }

    private boolean isCurrent() {
        try (Connection connection = pool.getConnection()) {
            return exists(
                            connection,
                            "select 1 from information_schema.tables where table_name = ?",
                            "flyway_schema_history")
                    && exists(
                            connection,
                            "select 1 from \"flyway_schema_history\" where \"version\" = ? and \"success\" = true",
                            SCHEMA_VERSION);
        } catch (SQLException e) {
            throw new CatalogueException(Reason.UNREADABLE, "The catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
