package dev.riskdex.catalog;

import dev.riskdex.catalog.CatalogueException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Runs work on the store. */
final class Transactions {

    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads. */
    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new CatalogueException(Reason.UNREADABLE, "The catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes all or nothing. A crash right after may lose it. */
    <T> T write(Work<T> work) {
        return read(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** Writes all or nothing, and what was written survives a crash once this returns. */
    <T> T writeDurably(Work<T> work) {
        T result = write(work);
        return read(connection -> {
            makeDurable(connection);
            return result;
        });
    }

    /** H2 acknowledges commits up to half a second before they are on disk; PostgreSQL does not. */
    private static void makeDurable(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
        }
    }
}
