package dev.riskdex.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection to the store. */
public interface Work<T> {

    T with(Connection connection) throws SQLException;
}
