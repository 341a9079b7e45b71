package dev.sase.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on the journal that is committed as a whole or not at all. */
@FunctionalInterface
interface Atomic<T> {
    /** Does the work. */
    T run() throws SQLException;

    /** Does work in a transaction of a connection that commits by itself otherwise. */
    static <T> T commit(Connection connection, Atomic<T> work) throws SQLException {
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
        return result;
    }

    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // A full disk ends the transaction by itself; what went wrong first says more.
            failure.addSuppressed(e);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
