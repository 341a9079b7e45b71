package dev.sase.core.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where SQLite and H2 differ. Immutable. */
public sealed interface Dialect permits SqliteDialect, H2Dialect {
    /** The column type of a primary key that is the row's own number. */
    String idType();

    /** The column type of text, ordered by its UTF-8 bytes. */
    String textType();

    /** The column type of byte strings. */
    String bytesType();

    /** The null-safe equality operator. */
    String same();

    /** What forces an index, behind the table's alias; empty where the engine chooses well by itself. */
    String useIndex(String index);

    /** Whether a subquery that is asked for each row is fast. */
    boolean correlatesWell();

    /** Whether a prepared query may run again after a run that was not read to its end. */
    boolean repeatsQueries();

    /** The join that keeps the left table outside. */
    String orderedJoin();

    /** The clause behind a table's columns when the primary key is the table. */
    String keyOnly();

    /** The condition that a column's value is in a bound set of ids. */
    String inIds(String column);

    /** Binds the set of {@link #inIds}. */
    void bindIds(PreparedStatement statement, int index, long[] ids) throws SQLException;

    /** Binds text. */
    void bindText(PreparedStatement statement, int index, String text) throws SQLException;

    /** Reads text. */
    @Nullable
    String text(ResultSet row, int column) throws SQLException;

    /** Empties the write-ahead log as far as nobody has to wait, and gives back memory. Outside a transaction. */
    void settle(Connection connection) throws SQLException;

    /** The most values bound to one statement. */
    int maxBinds();

    /** Prepares a fresh connection. */
    void configure(Connection connection, boolean readOnly) throws SQLException;

    /**
     * What a checkpoint did.
     *
     * @param busy 1 when somebody was in the way
     * @param logFrames frames in the log; -1 when there is no log
     * @param checkpointedFrames frames of these that are in the database file
     */
    record Checkpoint(long busy, long logFrames, long checkpointedFrames) {}

    /** Copies the log into the database file; {@code passive}, {@code full}, {@code restart} or {@code truncate}. */
    Checkpoint checkpoint(Connection connection, String mode) throws SQLException;
}
