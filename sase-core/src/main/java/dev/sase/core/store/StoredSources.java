package dev.sase.core.store;

import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.spi.Diagnostic;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The source table as a reader's snapshot has it. Confined to the thread that has borrowed the connection.
 *
 * @param connection in a transaction
 * @param tables the surface's tables, in the slot that is meant
 */
public record StoredSources(ReadConnection connection, SurfaceTables tables) {
    private static final String COLUMNS =
            "SELECT unit, scope, path, fingerprint, settled, newest_micros, records FROM source";
    private static final String ALL = COLUMNS + " WHERE surface = ? AND slot = ?";
    private static final String ONE = COLUMNS + " WHERE surface = ? AND slot = ? AND unit = ?";
    private static final String CORRUPT_PARTS = """
            SELECT unit, token, file, line, message
              FROM diagnostic
             WHERE surface = ? AND slot = ? AND severity = ?
             ORDER BY unit, number
            """;

    /**
     * What verification needs of a source unit.
     *
     * @param unit its id
     * @param scope its scope
     * @param path its file or folder
     * @param fingerprint what the file system said when it was loaded
     * @param records how many records it had then, in all collections; 0 also when that is not known
     */
    public record StoredSource(long unit, String scope, String path, Fingerprint fingerprint, long records) {}

    /** Every source, by its unit's id. */
    public Map<Long, StoredSource> all() throws SQLException {
        Map<Long, StoredSource> sources = new HashMap<>();
        try (PreparedStatement statement = connection.own(ALL)) {
            bindSlot(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sources.put(rows.getLong(1), source(rows));
                }
            }
        }
        return sources;
    }

    /** The source of a unit, or empty. */
    public Optional<StoredSource> find(long unit) throws SQLException {
        PreparedStatement statement = connection.reuse(ONE);
        bindSlot(statement);
        statement.setLong(3, unit);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(source(rows)) : Optional.empty();
        }
    }

    /** Hands over what could not be loaded when the sources were, with the ids of their units. */
    public void corruptParts(BiConsumer<Long, Diagnostic> sink) throws SQLException {
        try (PreparedStatement statement = connection.own(CORRUPT_PARTS)) {
            bindSlot(statement);
            connection.dialect().bindText(statement, 3, Diagnostic.Severity.CORRUPT.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(
                            rows.getLong(1),
                            Diagnostic.corrupt(text(rows, 2), Path.of(text(rows, 3)), rows.getLong(4), text(rows, 5)));
                }
            }
        }
    }

    private void bindSlot(PreparedStatement statement) throws SQLException {
        connection.dialect().bindText(statement, 1, tables.surface());
        statement.setInt(2, tables.slot());
    }

    private StoredSource source(ResultSet rows) throws SQLException {
        return new StoredSource(
                rows.getLong(1),
                text(rows, 2),
                text(rows, 3),
                new Fingerprint(text(rows, 4), rows.getInt(5) == 1, rows.getLong(6)),
                rows.getLong(7));
    }

    private String text(ResultSet rows, int column) throws SQLException {
        return String.valueOf(connection.dialect().text(rows, column));
    }
}
