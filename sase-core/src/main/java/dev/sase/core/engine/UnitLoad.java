package dev.sase.core.engine;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.NumberingSink;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.Change;
import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.IngestSession;
import dev.sase.core.store.SourceRow;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseException;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads one unit and hands what is new or different to a session. Of a unit that is compared, what is stored is read once; a part that
 * gave a stored record is not parsed again. Changes of up to a quarter of a mebibyte are held back, so that rows can move in runs before new ones are
 * written among them; larger ones stream. Used once, confined to one thread.
 */
final class UnitLoad extends NumberingSink {
    private static final long STEP = 1_000;
    private static final long MOST_HELD_BYTES = 256 * 1024;

    private final SurfaceRuntime runtime;
    private final SourceUnit unit;
    private final IngestSession session;
    private final LongConsumer progress;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, KnownRows<?>> rows = new HashMap<>();
    private final List<Change.Upsert<?>> held = new ArrayList<>();
    private final PartHash hashes;
    private @Nullable ReadConnection stored;
    private long offered = Change.NO_PART;
    private long heldBytes;
    private boolean streaming;
    private long records;

    UnitLoad(SurfaceRuntime runtime, SourceUnit unit, IngestSession session, LongConsumer progress) {
        super(unit.id(runtime.id()), runtime.surface().projector());
        this.runtime = runtime;
        this.unit = unit;
        this.session = session;
        this.progress = progress;
        this.hashes = new PartHash(unit);
    }

    long records() {
        return records;
    }

    /** Loads the unit as if nothing were stored of it. */
    void run(long previousGeneration) {
        session.begin(unit, previousGeneration, true);
        load();
    }

    /** Loads the unit and keeps only what differs from what is stored; says whether anything does. */
    boolean compare(ReadConnection connection, SourceRow last) throws SQLException {
        stored = connection;
        session.begin(unit, last.generation(), false);
        load();
        for (RecordCollection<?> collection : runtime.surface().collections()) {
            arrange(rows(connection, collection));
        }
        held.forEach(session::add);
        return !session.isEmpty() || !last.diagnostics().equals(diagnostics);
    }

    /**
     * Closes what was loaded.
     *
     * @param before what the file system said before
     * @param content a hash of the bytes that were loaded, or empty
     */
    void finish(Fingerprint before, String content) {
        session.finish(new IngestSession.Closing(before, content, records, diagnostics));
    }

    private void load() {
        try {
            runtime.surface().loader().load(unit, this);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot read " + unit.path() + ": " + e.getMessage() + "; make it readable",
                    e);
        }
    }

    @Override
    public boolean unchanged(RecordCollection<?> collection, byte[] bytes, int from, int to) {
        offered = hashes.of(bytes, from, to);
        ReadConnection connection = stored;
        if (connection == null) {
            return false;
        }
        KnownRows<?> known = rows(connection, collection);
        Optional<String> handle = known.handle(offered);
        int row = handle.isEmpty() ? -1 : known.row(offered, occurrences(collection, handle.get()));
        if (row < 0) {
            return false;
        }
        known.findAgain(row, countAgain(collection, handle.orElseThrow()), offered);
        offered = Change.NO_PART;
        count();
        return true;
    }

    @Override
    public void notAlone() {
        offered = Change.NO_PART;
    }

    /** Of a unit that is compared; one that is loaded as if nothing were stored is read as if nothing were known. */
    @Override
    public boolean believesStamps() {
        return stored != null;
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        offered = Change.NO_PART;
        diagnostics.add(diagnostic);
    }

    @Override
    protected <R> void accept(LocatedRow<R> row) {
        count();
        RecordCollection<R> collection = row.row().collection();
        long part = offered;
        offered = Change.NO_PART;
        Change.Upsert<R> upsert = Change.Upsert.of(row, part);
        ReadConnection connection = stored;
        if (connection == null) {
            session.add(upsert);
            return;
        }
        KnownRows<?> known = rows(connection, collection);
        int found = known.row(row.key());
        if (found >= 0 && hasHash(known, found, upsert)) {
            known.findAgain(found, row.place(), part);
            return;
        }
        if (found >= 0) {
            known.replace(found);
        }
        hold(upsert);
    }

    private void count() {
        if (++records % STEP == 0) {
            progress.accept(records);
        }
    }

    private void hold(Change.Upsert<?> upsert) {
        if (streaming) {
            session.add(upsert);
            return;
        }
        held.add(upsert);
        heldBytes += upsert.json().size();
        if (heldBytes > MOST_HELD_BYTES) {
            streaming = true;
            held.forEach(session::add);
            held.clear();
        }
    }

    private <R> void arrange(KnownRows<R> known) {
        long id = unit.id(runtime.id());
        known.forEachGone(session::add);
        known.forEachMoved(id, !streaming, session::add);
    }

    private KnownRows<?> rows(ReadConnection connection, RecordCollection<?> collection) {
        KnownRows<?> known = rows.get(collection.name());
        if (known == null) {
            try {
                known = new KnownRows<>(
                        new StoredRows<>(connection, runtime.tables().of(collection)), unit.id(runtime.id()));
            } catch (SQLException e) {
                throw failed(e);
            }
            rows.put(collection.name(), known);
        }
        return known;
    }

    private static boolean hasHash(KnownRows<?> known, int row, Change.Upsert<?> upsert) {
        try {
            return known.hasHash(row, upsert.hash());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static SaseException failed(SQLException cause) {
        return new SaseException(
                ErrorCode.STORE_FAILED,
                "cannot look up stored rows: " + cause.getMessage() + "; run 'sase daemon rebuild'",
                cause);
    }
}
