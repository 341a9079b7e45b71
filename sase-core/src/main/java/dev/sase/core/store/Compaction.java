package dev.sase.core.store;

import dev.sase.core.fault.FaultPoint;
import dev.sase.core.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the journal about as large as the records: passes over the units whose events have been superseded, in slices between which
 * other work has its turn. Each unit, or part of a long history, is one transaction, so a crash leaves it as it was or compacted. Confined to the writer thread.
 */
final class Compaction {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);
    private static final int UNITS_AT_ONCE = 64;

    /** With less to win in all units, a pass is not begun. */
    private static final long LEAST_BYTES = 256 * 1024;

    /** A unit is compacted when what came behind is a half of what was there: each byte is then copied three times at most. */
    private static final long HALF = 2;

    private static final long SIXTEENTH = 16;
    private static final long ANY_PART = 1_000_000;

    private static final String THROUGH = "SELECT compacted_through FROM journal_surface WHERE surface = ?";
    private static final String ADVANCE =
            "UPDATE journal_surface SET compacted_through = ? WHERE surface = ? AND compacted_through < ?";
    private static final String BEGIN = "INSERT INTO journal_surface (compacted_through, surface) VALUES (?, ?)";

    private final Connection connection;
    private final Dialect dialect;
    private final EventTally tally;
    private final JournalSpace space;
    private long changes;
    private EventTally.Unit position = EventTally.Unit.NONE;
    private boolean passing;
    private @Nullable Looked looked;
    private long units;
    private long events;
    private long droppedBytes;
    private long unreadable;

    /** What was known when a pass was last found to be needless, or ended. */
    private record Looked(long counted, long fraction, Map<String, Long> applied) {}

    Compaction(Connection connection, Dialect dialect, EventTally tally, JournalSpace space) {
        this.connection = connection;
        this.dialect = dialect;
        this.tally = tally;
        this.space = space;
    }

    /** The last event of a surface up to which something was dropped, or 0. */
    long through(String surface) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(THROUGH)) {
            dialect.bindText(statement, 1, surface);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /**
     * Does one slice.
     *
     * @param order what to do
     * @param journalEnd the number of the last event
     */
    CompactionReport run(CompactionOrder order, long journalEnd) throws SQLException {
        long deadline = System.nanoTime() + order.slice().toNanos();
        units = 0;
        events = 0;
        droppedBytes = 0;
        unreadable = 0;
        boolean crowded = space.used(journalEnd + changes) > order.maxBytes();
        CompactionAge age = crowded ? CompactionAge.any() : CompactionAge.over(order.retention(), order.now());
        boolean more = tally.count(age, deadline);
        if (!more) {
            long fraction = order.thorough() ? ANY_PART : crowded ? SIXTEENTH : HALF;
            Looked now = new Looked(tally.through(), fraction, order.applied());
            passing = passing || !now.equals(looked) && isWorth(now, order.thorough() || crowded);
            if (passing) {
                pass(order, age, fraction, journalEnd, deadline);
            }
            if (!passing) {
                looked = now;
            }
            more = passing || space.giveBack(deadline);
        }
        return new CompactionReport(units, events, droppedBytes, unreadable, space.used(journalEnd + changes), more);
    }

    private boolean isWorth(Looked now, boolean anything) throws SQLException {
        return tally.pending(now.fraction()) >= (anything ? 1 : LEAST_BYTES);
    }

    private void pass(CompactionOrder order, CompactionAge age, long fraction, long journalEnd, long deadline)
            throws SQLException {
        boolean inTime = true;
        while (passing && inTime) {
            List<EventTally.Unit> next = tally.units(fraction, position, UNITS_AT_ONCE);
            Iterator<EventTally.Unit> ahead = next.iterator();
            while (ahead.hasNext() && inTime) {
                EventTally.Unit unit = ahead.next();
                Optional<Long> applied = Optional.ofNullable(order.applied().get(unit.surface()));
                boolean isPart = applied.isPresent();
                while (isPart && inTime) {
                    isPart = compact(unit, applied.get(), age, journalEnd);
                    inTime = System.nanoTime() - deadline < 0;
                }
                // The rest of a unit that is compacted in parts is the first of the next slice.
                position = isPart ? position : unit;
            }
            if (next.isEmpty()) {
                passing = false;
                position = EventTally.Unit.NONE;
            }
        }
    }

    /** Compacts a part of a unit at least; says whether there is more of it. */
    private boolean compact(EventTally.Unit unit, long applied, CompactionAge age, long journalEnd)
            throws SQLException {
        try {
            UnitCompaction.Result result = Atomic.commit(connection, () -> {
                UnitCompaction.Result done = new UnitCompaction(connection, dialect, unit, journalEnd)
                        .run(tally.base(unit), applied, age, tally.through());
                tally.set(unit, done.left());
                advance(unit.surface(), done.through());
                FaultPoint.COMPACTION_UNIT_REWRITTEN.reached();
                return done;
            });
            FaultPoint.COMPACTION_UNIT_COMMITTED.reached();
            units++;
            events += result.events();
            droppedBytes += result.droppedBytes();
            changes += result.through() > 0 ? 1 : 0;
            return result.isPart();
        } catch (IllegalArgumentException e) {
            unreadable++;
            log.warn(
                    "event log of a unit is left as it is surface={} unit={} reason={}",
                    unit.surface(),
                    unit.id(),
                    e.getMessage());
            boolean _ = Atomic.commit(connection, () -> {
                // Until its next complete state, which supersedes the event that cannot be read.
                tally.forget(unit);
                return true;
            });
            return false;
        }
    }

    private void advance(String surface, long through) throws SQLException {
        if (through <= through(surface)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, through);
            dialect.bindText(statement, 2, surface);
            statement.setLong(3, through);
            if (statement.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setLong(1, through);
            dialect.bindText(statement, 2, surface);
            statement.executeUpdate();
        }
    }
}
