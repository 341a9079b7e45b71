package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.spi.RawJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Compacts the history of one unit up to an event, in the caller's transaction. It is walked from the newest event to the oldest; of each
 * key stays the newest state, and the newest move of that, in the events that brought them. What is read at a time is one event, what is
 * remembered are the hashes of keys. Used once, confined to the writer thread.
 */
final class UnitCompaction {
    private static final int GENERATIONS_AT_ONCE = 256;

    /** So much at least is taken on at a time, beside what the last time has left. */
    private static final long STEP_BYTES = 2L * 1024 * 1024;

    private static final String BYTES_TO = """
            SELECT seq, closing, OCTET_LENGTH(payload) FROM event
             WHERE surface = ? AND unit = ? AND seq <= ?
             ORDER BY generation, seq
            """;
    private static final String LAST_CLOSED = """
            SELECT MAX(seq) FROM event
             WHERE surface = ? AND unit = ? AND closing = 1 AND seq <= ? AND (created_at_micros <= ? OR created_at_micros > ?)
            """;
    private static final String GENERATIONS = """
            SELECT generation, MAX(closing), MAX(complete), MAX(seq) FROM event
             WHERE surface = ? AND unit = ? AND generation < ?
             GROUP BY generation
             ORDER BY generation DESC
             LIMIT ?
            """;
    private static final String EVENTS =
            "SELECT seq, closing, OCTET_LENGTH(payload) FROM event WHERE surface = ? AND unit = ? AND generation = ? ORDER BY seq DESC";
    private static final String PAYLOAD = "SELECT payload FROM event WHERE seq = ?";
    private static final String REWRITE = "UPDATE event SET payload = ? WHERE seq = ?";
    private static final String DELETE = "DELETE FROM event WHERE seq = ?";
    private static final String SIZES = """
            SELECT SUM(CASE WHEN seq <= ? THEN OCTET_LENGTH(payload) + %1$d ELSE 0 END),
                   SUM(CASE WHEN seq > ? AND seq <= ? THEN OCTET_LENGTH(payload) + %1$d ELSE 0 END)
              FROM event
             WHERE surface = ? AND unit = ?
            """.formatted(EventTally.ROW_BYTES);

    private final Connection connection;
    private final Dialect dialect;
    private final EventTally.Unit unit;
    private final long journalEnd;
    private final KeySet known = new KeySet();
    private final KeySet moved = new KeySet();
    private long events;
    private long droppedBytes;
    private long through;

    /**
     * What was done.
     *
     * @param events how many events were deleted
     * @param droppedBytes by how many bytes events became less
     * @param through the last event that lost something, or 0
     * @param left the sizes of what is left
     * @param isPart whether there are later events that could have been compacted too
     */
    record Result(long events, long droppedBytes, long through, EventTally.Bytes left, boolean isPart) {}

    private record Generation(long number, boolean closed, boolean complete, long last) {}

    private record Closing(Event event, EventChanges changes, BitSet kept) {}

    /**
     * A unit.
     *
     * @param journalEnd the last event of the journal, which is not deleted, so that its number is never given again
     */
    UnitCompaction(Connection connection, Dialect dialect, EventTally.Unit unit, long journalEnd) {
        this.connection = connection;
        this.dialect = dialect;
        this.unit = unit;
        this.journalEnd = journalEnd;
    }

    /**
     * Compacts, from the oldest event on as much as takes about as long as reading three times what was left the last time.
     *
     * @param before the bytes that were left then
     * @param applied the last event of the surface whose rows are committed
     * @param age which events are old enough
     * @param counted up to where the sizes that are left are told apart
     * @throws IllegalArgumentException if an event is not readable
     */
    Result run(long before, long applied, CompactionAge age, long counted) throws SQLException {
        long last;
        try (PreparedStatement statement = prepare(LAST_CLOSED)) {
            statement.setLong(3, applied);
            statement.setLong(4, age.untilMicros());
            statement.setLong(5, age.wrongMicros());
            try (ResultSet rows = statement.executeQuery()) {
                last = rows.next() ? rows.getLong(1) : 0;
            }
        }
        long cut = cut(last, 3 * before + STEP_BYTES);
        boolean newestClosed = true;
        boolean superseded = false;
        long behind = Long.MAX_VALUE;
        List<Generation> generations = generations(behind);
        while (!generations.isEmpty()) {
            for (Generation generation : generations) {
                if (!generation.closed() && generation.last() <= applied || superseded) {
                    deleteAll(generation);
                } else if (generation.closed() && generation.last() <= cut) {
                    compact(generation, newestClosed);
                    superseded = generation.complete();
                }
                newestClosed &= !generation.closed();
                behind = generation.number();
            }
            generations = generations(behind);
        }
        return new Result(events, droppedBytes, through, sizes(cut, counted), cut < last);
    }

    /** The closing event, of those up to the last, with which so many bytes are reached. */
    private long cut(long last, long bytes) throws SQLException {
        long sum = 0;
        try (PreparedStatement statement = prepare(BYTES_TO)) {
            statement.setLong(3, last);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sum += rows.getLong(3);
                    if (sum > bytes && rows.getInt(2) == 1) {
                        return rows.getLong(1);
                    }
                }
            }
        }
        return last;
    }

    private void compact(Generation generation, boolean newest) throws SQLException {
        Optional<Closing> closing = Optional.empty();
        boolean keepsAny = false;
        for (Event event : events(generation.number())) {
            EventChanges changes = EventChanges.of(payload(event.seq()));
            BitSet kept = keep(changes.changes());
            if (event.closing()) {
                closing = Optional.of(new Closing(event, changes, kept));
            } else if (kept.isEmpty()) {
                delete(event);
            } else {
                keepsAny = true;
                if (kept.cardinality() < changes.changes().size()) {
                    rewrite(event, changes.with(kept, true));
                    through = Math.max(through, event.seq());
                }
            }
        }
        if (closing.isPresent()) {
            close(generation, newest, closing.get(), keepsAny);
        }
    }

    /** The closing event comes last: without it, nothing of its generation would be replayed. */
    private void close(Generation generation, boolean newest, Closing closing, boolean keepsAny) throws SQLException {
        EventChanges changes = closing.changes();
        Event event = closing.event();
        boolean gone = newest && generation.complete() && changes.isGone();
        boolean nothing = !newest && closing.kept().isEmpty() && !keepsAny;
        boolean less = closing.kept().cardinality() < changes.changes().size();
        if ((gone || nothing) && event.seq() != journalEnd) {
            delete(event);
        } else if (less || !newest && changes.hasDiagnostics()) {
            rewrite(event, changes.with(closing.kept(), newest));
            // Without its diagnostics, which a later event replaces, it brings up rows as before.
            through = less ? Math.max(through, event.seq()) : through;
        }
    }

    private record Event(long seq, boolean closing, long bytes) {}

    private List<Event> events(long generation) throws SQLException {
        List<Event> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(EVENTS)) {
            statement.setLong(3, generation);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Event(rows.getLong(1), rows.getInt(2) == 1, rows.getLong(3)));
                }
            }
        }
        return found;
    }

    /** Which changes stay, decided from the newest to the oldest. */
    private BitSet keep(List<EventChanges.Element> changes) {
        BitSet kept = new BitSet(changes.size());
        for (int i = changes.size() - 1; i >= 0; i--) {
            EventChanges.Element change = changes.get(i);
            kept.set(
                    i,
                    switch (change.kind()) {
                        case UPSERT -> known.add(change.key());
                        // It concerns rows by their places, and what is dropped has its place from a later change.
                        case SHIFT -> true;
                        case MOVE -> !known.contains(change.key()) && moved.add(change.key());
                        case DELETE -> {
                            // Nothing older stays that it could delete.
                            boolean _ = known.add(change.key());
                            yield false;
                        }
                    });
        }
        return kept;
    }

    private void deleteAll(Generation generation) throws SQLException {
        for (Event event : events(generation.number())) {
            if (event.seq() != journalEnd) {
                delete(event);
            }
        }
    }

    private void delete(Event event) throws SQLException {
        droppedBytes += event.bytes();
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setLong(1, event.seq());
            statement.executeUpdate();
        }
        events++;
        through = Math.max(through, event.seq());
    }

    private void rewrite(Event event, RawJson payload) throws SQLException {
        droppedBytes += event.bytes() - payload.size();
        try (PreparedStatement statement = connection.prepareStatement(REWRITE)) {
            statement.setBytes(1, payload.bytes());
            statement.setLong(2, event.seq());
            statement.executeUpdate();
        }
    }

    private byte[] payload(long seq) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAYLOAD)) {
            statement.setLong(1, seq);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : new byte[0];
            }
        }
    }

    private List<Generation> generations(long behind) throws SQLException {
        List<Generation> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(GENERATIONS)) {
            statement.setLong(3, behind);
            statement.setInt(4, GENERATIONS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Generation(rows.getLong(1), rows.getInt(2) == 1, rows.getInt(3) == 1, rows.getLong(4)));
                }
            }
        }
        return found;
    }

    private EventTally.Bytes sizes(long cut, long counted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SIZES)) {
            statement.setLong(1, cut);
            statement.setLong(2, cut);
            statement.setLong(3, counted);
            dialect.bindText(statement, 4, unit.surface());
            statement.setLong(5, unit.id());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new EventTally.Bytes(rows.getLong(1), rows.getLong(2))
                        : new EventTally.Bytes(0, 0);
            }
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        dialect.bindText(statement, 1, unit.surface());
        statement.setLong(2, unit.id());
        return statement;
    }
}
