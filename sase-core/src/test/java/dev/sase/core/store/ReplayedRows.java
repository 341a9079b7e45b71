package dev.sase.core.store;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.SurfaceTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Tables that the events of the notes are replayed into. */
final class ReplayedRows implements AutoCloseable {
    private static final NotesSurface SURFACE = new NotesSurface();

    private final Dialect dialect;
    private final Connection connection;
    private final ProjectionStore projection;
    private final SurfaceTables tables;
    private long last;

    ReplayedRows(JournalPlace place) throws SQLException {
        dialect = place.dialect();
        connection = place.connect();
        projection = new ProjectionStore(connection, dialect);
        tables = new SurfaceTables(dialect, SURFACE, 0);
        projection.create(tables);
        for (String sql : tables.createIndexes()) {
            projection.index(sql);
        }
        projection.commit();
    }

    /** Applies the events behind the last one applied, up to one. */
    ReplayedRows upTo(JournalStore journal, long sequence) throws SQLException {
        ReplaySession.Replayed _ =
                new ReplaySession(projection, tables, new EventCodec(SURFACE)).run(journal, last, sequence);
        last = sequence;
        projection.commit();
        return this;
    }

    /** Everything that a reader may see: rows with their sequences and bodies, sources with their diagnostics. */
    List<String> content() throws SQLException {
        List<String> content = new ArrayList<>();
        CollectionTables<?> notes = tables.all().getFirst();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT r.unit, r.handle, r.occurrence, r.place, r.seq, r.hash, b.record"
                                + " FROM " + notes.rows() + " r JOIN " + notes.bodies()
                                + " b ON b.id = r.id ORDER BY r.unit, r.handle, r.occurrence")) {
            while (rows.next()) {
                content.add(rows.getLong(1) + " " + dialect.text(rows, 2) + " " + rows.getInt(3) + " " + rows.getLong(4)
                        + " " + rows.getLong(5) + " " + HexFormat.of().formatHex(rows.getBytes(6)) + " "
                        + new String(rows.getBytes(7), StandardCharsets.UTF_8));
            }
        }
        projection.sources(tables).forEach(source -> content.add(source.toString()));
        return content;
    }

    /** The rows of a unit by place: handle, occurrence, place, record. */
    List<String> rows(long unit) throws SQLException {
        List<String> found = new ArrayList<>();
        CollectionTables<?> notes = tables.all().getFirst();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT r.handle, r.occurrence, r.place, b.record FROM "
                        + notes.rows() + " r JOIN " + notes.bodies() + " b ON b.id = r.id WHERE r.unit = " + unit
                        + " ORDER BY r.place")) {
            while (rows.next()) {
                found.add(dialect.text(rows, 1) + " " + rows.getInt(2) + " " + rows.getLong(3) + " "
                        + new String(rows.getBytes(4), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
