package dev.sase.core.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A read-only connection with the statements that it has prepared. Its snapshot lasts over several reads, as long as nothing is
 * committed: beginning one and looking up its sequence costs as much as a point read. Confined to the thread that has borrowed it.
 */
public final class ReadConnection implements AutoCloseable {
    private static final int MOST_STATEMENTS = 96;

    private final Connection connection;
    private final Dialect dialect;
    private final List<PreparedStatement> used = new ArrayList<>();
    private final Map<String, Applied> applied = new HashMap<>();
    private long snapshot = -1;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * Takes over a connection.
     *
     * @param connection a configured connection
     * @param dialect its engine
     * @throws SQLException if transactions cannot be switched on
     */
    public ReadConnection(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        connection.setAutoCommit(false);
    }

    /** The engine. */
    public Dialect dialect() {
        return dialect;
    }

    /** A statement that is reused for the same text; its results have to be read before the next call with that text. */
    public PreparedStatement reuse(String sql) throws SQLException {
        if (!dialect.repeatsQueries()) {
            PreparedStatement statement = connection.prepareStatement(sql);
            used.add(statement);
            return statement;
        }
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            keep(sql, statement);
        }
        return statement;
    }

    /** A statement of its own, for results that are read lazily; the caller closes it, or gives it back when its results are. */
    public PreparedStatement own(String sql) throws SQLException {
        PreparedStatement kept = prepared.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    /** Keeps a statement of {@link #own} for the next who wants that text. */
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        if (!dialect.repeatsQueries() || prepared.containsKey(sql)) {
            statement.close();
            return;
        }
        keep(sql, statement);
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        prepared.put(sql, statement);
        if (prepared.size() > MOST_STATEMENTS) {
            forgetEldest();
        }
    }

    /**
     * How far a surface is projected in a snapshot.
     *
     * @param slot which of its tables are served
     * @param sequence the last event applied
     */
    public record Applied(int slot, long sequence) {}

    /** Looks up in a snapshot how far a surface is projected. */
    @FunctionalInterface
    public interface AppliedLookup {
        /** Looks it up. */
        Applied find(ReadConnection connection) throws SQLException;
    }

    /** How far a surface is projected, as this snapshot has it. */
    public Applied applied(String surface, AppliedLookup lookup) throws SQLException {
        Applied known = applied.get(surface);
        if (known == null) {
            known = lookup.find(this);
            applied.put(surface, known);
        }
        return known;
    }

    /** Goes on in the snapshot of this number if it is the one at hand, and begins a new one otherwise. */
    public void useSnapshot(long number) throws SQLException {
        if (snapshot != number) {
            endSnapshot();
            snapshot = number;
        }
    }

    /** Whether the snapshot at hand has this number. */
    public boolean isIn(long number) {
        return snapshot == number;
    }

    /** Ends one use of the connection; the snapshot stays. */
    public void endUse() throws SQLException {
        for (PreparedStatement statement : used) {
            statement.close();
        }
        used.clear();
    }

    /** Ends the snapshot. */
    public void endSnapshot() throws SQLException {
        endUse();
        applied.clear();
        snapshot = -1;
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void forgetEldest() throws SQLException {
        @Nullable String eldest = prepared.keySet().iterator().next();
        PreparedStatement statement = prepared.remove(eldest);
        if (statement != null) {
            statement.close();
        }
    }
}
