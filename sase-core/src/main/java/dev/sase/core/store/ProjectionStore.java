package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.spi.Diagnostic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The projection's writing side: rows, source table and checkpoints, changed together in the caller's transaction. What belongs to a surface
 * is kept per slot, so that a rebuild fills one while the other is served. Confined to the writer thread.
 */
public final class ProjectionStore implements AutoCloseable {
    private static final String CHECKPOINT =
            "SELECT slot, fingerprint, epoch, last_seq FROM checkpoint WHERE surface = ?";
    private static final String FORGET_CHECKPOINT = "DELETE FROM checkpoint WHERE surface = ?";
    private static final String SET_CHECKPOINT =
            "INSERT INTO checkpoint (surface, slot, fingerprint, epoch, last_seq) VALUES (?, ?, ?, ?, ?)";
    private static final String SOURCES = """
            SELECT unit, unit_key, scope, path, fingerprint, settled, newest_micros, generation, last_seq, records, content
              FROM source
             WHERE surface = ? AND slot = ?
             ORDER BY unit_key
            """;
    private static final String SET_SOURCE = """
            INSERT INTO source (surface, slot, unit, unit_key, scope, path, fingerprint, settled, newest_micros, generation, last_seq,
                                records, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DIAGNOSTICS = """
            SELECT unit, severity, token, file, line, message
              FROM diagnostic
             WHERE surface = ? AND slot = ?
             ORDER BY unit, number
            """;
    private static final String SET_DIAGNOSTIC = """
            INSERT INTO diagnostic (surface, slot, unit, number, severity, token, file, line, message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final Dialect dialect;
    private final Statements statements;
    /** Kept with their statements: preparing them costs more than applying a small change. */
    private final Map<String, SurfaceRows> writers = new HashMap<>();

    /**
     * How far a surface is projected.
     *
     * @param slot which of its tables are served
     * @param fingerprint of the declaration that its tables were made from
     * @param epoch changes with every rebuild; snapshots are named by it
     * @param lastSequence the last event applied
     */
    public record Checkpoint(int slot, String fingerprint, long epoch, long lastSequence) {
        /** The same, in an epoch that is not one up to this. */
        public Checkpoint inEpochBehind(long last) {
            return new Checkpoint(slot, fingerprint, Math.max(epoch, last + 1), lastSequence);
        }

        /** The same, at least this far. */
        public Checkpoint at(long sequence) {
            return new Checkpoint(slot, fingerprint, epoch, Math.max(sequence, lastSequence));
        }
    }

    /**
     * Opens the projection, creating what every surface needs. One of an older form is emptied: it is made again from the files.
     *
     * @param connection a writable connection
     * @param dialect its engine
     * @throws SQLException if it cannot be opened
     * @throws dev.sase.spi.SaseException when a newer version wrote it
     */
    public ProjectionStore(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.statements = new Statements(connection);
        ProjectionFormat.prepare(connection, dialect);
        connection.setAutoCommit(false);
    }

    /** The largest sequence that any surface has applied. */
    public long lastSequence() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(last_seq) FROM checkpoint")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The journal that the rows were made with; empty when none was named. */
    public String journalId() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT journal_id FROM projection_meta")) {
            return rows.next() ? String.valueOf(dialect.text(rows, 1)) : "";
        }
    }

    /** Names the journal that the rows are made with from now on. */
    public void setJournalId(String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE projection_meta SET journal_id = ?")) {
            dialect.bindText(statement, 1, id);
            statement.executeUpdate();
        }
    }

    /** How far a surface is projected; empty when it is not. */
    public Optional<Checkpoint> checkpoint(String surface) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHECKPOINT)) {
            dialect.bindText(statement, 1, surface);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Checkpoint(
                                rows.getInt(1),
                                String.valueOf(dialect.text(rows, 2)),
                                rows.getLong(3),
                                rows.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** Sets how far a surface is projected, and which of its slots is served. */
    public void setCheckpoint(String surface, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET_CHECKPOINT)) {
            dialect.bindText(statement, 1, surface);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(SET_CHECKPOINT)) {
            dialect.bindText(statement, 1, surface);
            statement.setInt(2, checkpoint.slot());
            dialect.bindText(statement, 3, checkpoint.fingerprint());
            statement.setLong(4, checkpoint.epoch());
            statement.setLong(5, checkpoint.lastSequence());
            statement.executeUpdate();
        }
    }

    /** The source units of a surface, by key. */
    public List<SourceRow> sources(SurfaceTables tables) throws SQLException {
        Map<Long, List<Diagnostic>> diagnostics = diagnostics(tables);
        List<SourceRow> sources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SOURCES)) {
            bindSlot(statement, tables);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sources.add(new SourceRow(
                            rows.getLong(1),
                            String.valueOf(dialect.text(rows, 2)),
                            String.valueOf(dialect.text(rows, 3)),
                            String.valueOf(dialect.text(rows, 4)),
                            new Fingerprint(
                                    String.valueOf(dialect.text(rows, 5)), rows.getInt(6) == 1, rows.getLong(7)),
                            rows.getLong(8),
                            rows.getLong(9),
                            rows.getLong(10),
                            String.valueOf(dialect.text(rows, 11)),
                            diagnostics.getOrDefault(rows.getLong(1), List.of())));
                }
            }
        }
        return sources;
    }

    /** Writes the row of a source unit and its diagnostics. */
    public void setSource(SurfaceTables tables, SourceRow source) throws SQLException {
        removeSource(tables, source.unit());
        addSource(tables, source);
    }

    /** Writes the row of a source unit that has none in this slot. */
    public void addSource(SurfaceTables tables, SourceRow source) throws SQLException {
        PreparedStatement row = statements.of(SET_SOURCE);
        bindSlot(row, tables);
        row.setLong(3, source.unit());
        dialect.bindText(row, 4, source.key());
        dialect.bindText(row, 5, source.scope());
        dialect.bindText(row, 6, source.path());
        dialect.bindText(row, 7, source.fingerprint().value());
        row.setInt(8, source.fingerprint().settled() ? 1 : 0);
        row.setLong(9, source.fingerprint().newestMicros());
        row.setLong(10, source.generation());
        row.setLong(11, source.sequence());
        row.setLong(12, source.records());
        dialect.bindText(row, 13, source.content());
        row.executeUpdate();
        int number = 0;
        for (Diagnostic diagnostic : source.diagnostics()) {
            PreparedStatement statement = statements.of(SET_DIAGNOSTIC);
            bindSlot(statement, tables);
            statement.setLong(3, source.unit());
            statement.setInt(4, number++);
            dialect.bindText(statement, 5, diagnostic.severity().name());
            dialect.bindText(statement, 6, diagnostic.token());
            dialect.bindText(statement, 7, diagnostic.file().toString());
            statement.setLong(8, diagnostic.line());
            dialect.bindText(statement, 9, diagnostic.message());
            statement.executeUpdate();
        }
    }

    /** Removes the row of a source unit and its diagnostics. */
    public void removeSource(SurfaceTables tables, long unit) throws SQLException {
        for (String table : ProjectionFormat.SOURCE_TABLES) {
            PreparedStatement statement =
                    statements.of("DELETE FROM " + table + " WHERE surface = ? AND slot = ? AND unit = ?");
            bindSlot(statement, tables);
            statement.setLong(3, unit);
            statement.executeUpdate();
        }
    }

    /** Creates the empty tables of a slot that is not served, in the place of whatever is there; without their indexes. */
    public void create(SurfaceTables tables) throws SQLException {
        drop(tables.surface(), tables.slot());
        SurfaceRows.create(connection, tables);
    }

    /** Makes one of the indexes of {@link dev.sase.core.sql.CollectionTables#createIndexes}. */
    public void index(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops everything in a slot that is not served. */
    public void drop(String surface, int slot) throws SQLException {
        SurfaceRows open = writers.remove(writersOf(surface, slot));
        if (open != null) {
            open.close();
        }
        for (String table : ProjectionFormat.SOURCE_TABLES) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE surface = ? AND slot = ?")) {
                dialect.bindText(statement, 1, surface);
                statement.setInt(2, slot);
                statement.executeUpdate();
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : ProjectionFormat.tables(connection)) {
                if (SurfaceTables.belongs(table, surface, slot)) {
                    statement.execute("DROP TABLE " + table);
                }
            }
        }
    }

    /** The writers of a surface's rows. */
    SurfaceRows rows(SurfaceTables tables) throws SQLException {
        String name = writersOf(tables.surface(), tables.slot());
        SurfaceRows known = writers.get(name);
        if (known == null) {
            known = new SurfaceRows(connection, tables);
            writers.put(name, known);
        }
        return known;
    }

    private static String writersOf(String surface, int slot) {
        return SurfaceTables.prefix(surface, slot);
    }

    /** Copies the write-ahead log into the database file as far as nobody has to wait, and gives back memory. */
    public void settle() throws SQLException {
        boolean _ = outsideTransaction(open -> {
            dialect.settle(open);
            return true;
        });
    }

    /** Makes everything since the last commit visible. */
    public void commit() throws SQLException {
        connection.commit();
    }

    /** Forgets everything since the last commit. */
    public void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            beginAnew(e);
        }
    }

    /**
     * SQLite ends a transaction by itself when there is no room for it. The driver does not learn of that: whatever it ran next would be
     * committed statement by statement.
     */
    private void beginAnew(SQLException failure) throws SQLException {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** The connection, for work on the file as a whole. Outside a transaction it commits by itself. */
    public <T> T outsideTransaction(ConnectionWork<T> work) throws SQLException {
        rollback();
        connection.setAutoCommit(true);
        try {
            return work.run(connection);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Work with a connection. */
    @FunctionalInterface
    public interface ConnectionWork<T> {
        /** Does the work. */
        T run(Connection connection) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Map<Long, List<Diagnostic>> diagnostics(SurfaceTables tables) throws SQLException {
        Map<Long, List<Diagnostic>> diagnostics = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(DIAGNOSTICS)) {
            bindSlot(statement, tables);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    diagnostics
                            .computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
                            .add(new Diagnostic(
                                    Diagnostic.Severity.valueOf(String.valueOf(dialect.text(rows, 2))),
                                    String.valueOf(dialect.text(rows, 3)),
                                    Path.of(String.valueOf(dialect.text(rows, 4))),
                                    rows.getLong(5),
                                    String.valueOf(dialect.text(rows, 6))));
                }
            }
        }
        return diagnostics;
    }

    private void bindSlot(PreparedStatement statement, SurfaceTables tables) throws SQLException {
        dialect.bindText(statement, 1, tables.surface());
        statement.setInt(2, tables.slot());
    }
}
