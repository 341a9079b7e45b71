package dev.sase.core.store;

import dev.sase.core.sql.CollectionTables;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The projection's writing side: rows, source table and checkpoints, changed together in the caller's transaction. Confined to the
 * writer thread.
 */
public final class ProjectionStore implements AutoCloseable {
    private static final String CHECKPOINT = "SELECT fingerprint, epoch, last_seq FROM checkpoint WHERE surface = ?";
    private static final String FORGET_CHECKPOINT = "DELETE FROM checkpoint WHERE surface = ?";
    private static final String SET_CHECKPOINT =
            "INSERT INTO checkpoint (surface, fingerprint, epoch, last_seq) VALUES (?, ?, ?, ?)";
    private static final String SOURCES = """
            SELECT unit, unit_key, scope, path, fingerprint, settled, newest_micros, generation, last_seq, records, content
              FROM source
             WHERE surface = ?
             ORDER BY unit_key
            """;
    private static final String SET_SOURCE = """
            INSERT INTO source (surface, unit, unit_key, scope, path, fingerprint, settled, newest_micros, generation, last_seq,
                                records, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DIAGNOSTICS = """
            SELECT unit, severity, token, file, line, message FROM diagnostic WHERE surface = ? ORDER BY unit, number
            """;
    private static final String SET_DIAGNOSTIC = """
            INSERT INTO diagnostic (surface, unit, number, severity, token, file, line, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final Dialect dialect;

    /**
     * How far a surface is projected.
     *
     * @param fingerprint of the declaration that its tables were made from
     * @param epoch changes with every rebuild; snapshots are named by it
     * @param lastSequence the last event applied
     */
    public record Checkpoint(String fingerprint, long epoch, long lastSequence) {}

    /** Opens the projection, creating what every surface needs. */
    public ProjectionStore(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        String text = dialect.textType() + " NOT NULL";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS checkpoint (surface " + dialect.textType()
                    + " PRIMARY KEY, fingerprint " + text + ", epoch BIGINT NOT NULL, last_seq BIGINT NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS source (surface " + text + ", unit BIGINT NOT NULL, unit_key "
                    + text
                    + ", scope " + text + ", path " + text + ", fingerprint " + text + ", settled INTEGER NOT NULL,"
                    + " newest_micros BIGINT NOT NULL, generation BIGINT NOT NULL, last_seq BIGINT NOT NULL,"
                    + " records BIGINT NOT NULL, content " + text + ","
                    + " PRIMARY KEY (surface, unit))");
            statement.execute("CREATE TABLE IF NOT EXISTS diagnostic (surface " + text
                    + ", unit BIGINT NOT NULL, number INTEGER NOT NULL,"
                    + " severity " + text + ", token " + text + ", file " + text + ", line BIGINT NOT NULL, message "
                    + text
                    + ", PRIMARY KEY (surface, unit, number))");
        }
        connection.setAutoCommit(false);
    }

    /** The largest sequence that any surface has applied. */
    public long lastSequence() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(last_seq) FROM checkpoint")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** How far a surface is projected; empty when it is not. */
    public Optional<Checkpoint> checkpoint(String surface) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHECKPOINT)) {
            dialect.bindText(statement, 1, surface);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Checkpoint(String.valueOf(dialect.text(rows, 1)), rows.getLong(2), rows.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    /** Sets how far a surface is projected. */
    public void setCheckpoint(String surface, Checkpoint checkpoint) throws SQLException {
        delete(FORGET_CHECKPOINT, surface);
        try (PreparedStatement statement = connection.prepareStatement(SET_CHECKPOINT)) {
            dialect.bindText(statement, 1, surface);
            dialect.bindText(statement, 2, checkpoint.fingerprint());
            statement.setLong(3, checkpoint.epoch());
            statement.setLong(4, checkpoint.lastSequence());
            statement.executeUpdate();
        }
    }

    /** The source units of a surface, by key. */
    public List<SourceRow> sources(String surface) throws SQLException {
        Map<Long, List<Diagnostic>> diagnostics = diagnostics(surface);
        List<SourceRow> sources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SOURCES)) {
            dialect.bindText(statement, 1, surface);
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
    public void setSource(String surface, SourceRow source) throws SQLException {
        removeSource(surface, source.unit());
        try (PreparedStatement statement = connection.prepareStatement(SET_SOURCE)) {
            dialect.bindText(statement, 1, surface);
            statement.setLong(2, source.unit());
            dialect.bindText(statement, 3, source.key());
            dialect.bindText(statement, 4, source.scope());
            dialect.bindText(statement, 5, source.path());
            dialect.bindText(statement, 6, source.fingerprint().value());
            statement.setInt(7, source.fingerprint().settled() ? 1 : 0);
            statement.setLong(8, source.fingerprint().newestMicros());
            statement.setLong(9, source.generation());
            statement.setLong(10, source.sequence());
            statement.setLong(11, source.records());
            dialect.bindText(statement, 12, source.content());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(SET_DIAGNOSTIC)) {
            int number = 0;
            for (Diagnostic diagnostic : source.diagnostics()) {
                dialect.bindText(statement, 1, surface);
                statement.setLong(2, source.unit());
                statement.setInt(3, number++);
                dialect.bindText(statement, 4, diagnostic.severity().name());
                dialect.bindText(statement, 5, diagnostic.token());
                dialect.bindText(statement, 6, diagnostic.file().toString());
                statement.setLong(7, diagnostic.line());
                dialect.bindText(statement, 8, diagnostic.message());
                statement.executeUpdate();
            }
        }
    }

    /** Removes the row of a source unit and its diagnostics. */
    public void removeSource(String surface, long unit) throws SQLException {
        for (String table : List.of("source", "diagnostic")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE surface = ? AND unit = ?")) {
                dialect.bindText(statement, 1, surface);
                statement.setLong(2, unit);
                statement.executeUpdate();
            }
        }
    }

    /**
     * Empties a surface.
     *
     * @param surface the surface's id
     * @param tables its tables
     * @param outdated whether the tables are absent or were made from another declaration
     */
    public void reset(String surface, SurfaceTables tables, boolean outdated) throws SQLException {
        // Fresh tables load faster, as their indexes are made last, but only where readers go on seeing the old ones
        // until the commit.
        boolean recreate = outdated || dialect.transactionalDefinitions();
        for (String table : List.of("source", "diagnostic", "checkpoint")) {
            delete("DELETE FROM " + table + " WHERE surface = ?", surface);
        }
        try (Statement statement = connection.createStatement()) {
            if (recreate) {
                for (String table : existingTables(surface)) {
                    statement.execute("DROP TABLE " + table);
                }
            } else {
                for (CollectionTables<?> collection : tables.all()) {
                    for (String table : collection.tables()) {
                        statement.execute("DELETE FROM " + table);
                    }
                }
            }
        }
        if (recreate) {
            SurfaceRows.create(connection, tables, !dialect.transactionalDefinitions());
        }
    }

    /** Creates the indexes of fresh tables, where {@link #reset} left them out. */
    public void finishReset(SurfaceTables tables) throws SQLException {
        if (dialect.transactionalDefinitions()) {
            SurfaceRows.index(connection, tables);
        }
    }

    /** Opens the writers of a surface's rows. */
    SurfaceRows rows(SurfaceTables tables) throws SQLException {
        return new SurfaceRows(connection, tables);
    }

    /** Makes a large transaction visible without waiting until it is copied into the database file; {@link #settle} does that. */
    public void commitLarge() throws SQLException {
        dialect.deferCheckpoint(connection, true);
        connection.commit();
    }

    /** Copies what {@link #commitLarge} left behind. */
    public void settle() throws SQLException {
        connection.setAutoCommit(true);
        try {
            dialect.deferCheckpoint(connection, false);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Copies the write-ahead log into the database file, as far as a word of the engine says. */
    public Dialect.Checkpoint foldLog(String mode) throws SQLException {
        connection.setAutoCommit(true);
        try {
            return dialect.checkpoint(connection, mode);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Makes everything since the last commit visible. */
    public void commit() throws SQLException {
        connection.commit();
    }

    /** Forgets everything since the last commit. */
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Map<Long, List<Diagnostic>> diagnostics(String surface) throws SQLException {
        Map<Long, List<Diagnostic>> diagnostics = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(DIAGNOSTICS)) {
            dialect.bindText(statement, 1, surface);
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

    /** All tables of a surface, those of an earlier declaration included. */
    private List<String> existingTables(String surface) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, null, new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (table.toLowerCase(Locale.ROOT).startsWith(surface + "__")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private void delete(String sql, String surface) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            dialect.bindText(statement, 1, surface);
            statement.executeUpdate();
        }
    }
}
