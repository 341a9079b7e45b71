package dev.sase.core.engine;

import dev.sase.core.read.AnswerWriter;
import dev.sase.core.read.Arguments;
import dev.sase.core.read.Cursor;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.ReadMemo;
import dev.sase.core.sql.SqlReader;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.Volatility;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Answers reads from the projection. Thread-safe. */
final class ReadService {
    private static final String CHECKPOINT = "SELECT slot, last_seq FROM checkpoint WHERE surface = ?";

    private final EngineOptions options;
    private final ReadPool pool;
    private final Follower follower;
    private final StoreKeeper keeper;
    private final Runnable onUnserved;
    private volatile ReadMemo memo = new ReadMemo();
    private volatile AnswerCache cache = new AnswerCache();

    /**
     * Reads from a pool.
     *
     * @param onUnserved runs when somebody asks for a surface that is not served; has to be cheap
     */
    ReadService(EngineOptions options, ReadPool pool, Follower follower, StoreKeeper keeper, Runnable onUnserved) {
        this.options = options;
        this.pool = pool;
        this.follower = follower;
        this.keeper = keeper;
        this.onUnserved = onUnserved;
    }

    /** Forgets what was kept between reads: the same sequence may stand for other rows from now on. */
    void forget() {
        memo = new ReadMemo();
        cache = new AnswerCache();
    }

    Served read(SurfaceRuntime runtime, ServedRead served, ReadRequest request) {
        keeper.lookAtFiles();
        requireReady(runtime);
        try {
            return readServed(runtime, served, request);
        } catch (SaseException e) {
            throw refused(e);
        }
    }

    /** A store that fails is no fault of the request: the files answer it. */
    private RuntimeException refused(SaseException e) {
        return e.code() == ErrorCode.STORE_FAILED
                ? new EngineRefusal(
                        Refusal.PROJECTION_DEGRADED,
                        keeper.problem().map(StoreKeeper.Problem::message).orElse(String.valueOf(e.getMessage())))
                : e;
    }

    private Served readServed(SurfaceRuntime runtime, ServedRead served, ReadRequest request) {
        ReadOperation operation = served.operation();
        Instant now = request.now().orElseGet(options.clock()::instant);
        Query query = operation.resolve(
                new Query(
                        Arguments.check(operation, request.values()),
                        PageRequest.first(request.limit()),
                        now,
                        request.folder()),
                options.home());
        Arguments.requireComplete(operation, query.values());
        follower.makeFresh(runtime, request.fresh());
        requireLoadable(runtime, operation.scopes(query));
        SurfaceRuntime.State state = runtime.state();
        Optional<Position> position =
                request.cursor().map(text -> position(text, operation, query, runtime.snapshotId()));
        Query paged = position.isPresent() ? query.with(query.page().from(position.get())) : query;
        AnswerCache.Key key = new AnswerCache.Key(operation.name(), query.values(), request.limit(), request.cursor());
        boolean cacheable = operation.volatility() == Volatility.PURE;
        if (cacheable) {
            Optional<Served> kept = cache.get(key, state.epoch(), state.sequence());
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        Served fresh = inSnapshot(runtime, now, (reader, sequence) -> {
            Answer answer = operation.answer(paged, reader);
            Optional<String> next = answer.next()
                    .map(row -> new Cursor(operation.name(), Cursor.digest(query.values()), runtime.snapshotId(), row)
                            .encode());
            RawJson body = AnswerWriter.body(operation, answer, runtime.snapshotId(), next);
            return new Served(
                    body,
                    operation.shape() == Shape.BARE ? Optional.empty() : Optional.of(runtime.snapshotId()),
                    sequence);
        });
        if (cacheable) {
            cache.put(key, state.epoch(), fresh);
        }
        return fresh;
    }

    /** Runs a function over one snapshot of a surface. */
    <T> T query(SurfaceRuntime runtime, Instant now, Function<RecordReader, T> function) {
        requireReady(runtime);
        try {
            return inSnapshot(runtime, now, (reader, _) -> function.apply(reader));
        } catch (SaseException e) {
            throw refused(e);
        }
    }

    /** Works on a snapshot whose sequence is known. */
    private interface SnapshotWork<T> {
        T run(RecordReader reader, long sequence);
    }

    private <T> T inSnapshot(SurfaceRuntime runtime, Instant now, SnapshotWork<T> work) {
        try {
            return pool.with(connection -> {
                ReadConnection.Applied applied = connection.applied(runtime.id(), fresh -> applied(fresh, runtime));
                SqlReader.Snapshot snapshot = new SqlReader.Snapshot(applied.sequence(), runtime.sources()::scopes);
                SurfaceTables tables = runtime.tables(applied.slot());
                try (SqlReader reader = new SqlReader(connection, tables, snapshot, memo, now)) {
                    return work.run(reader, applied.sequence());
                }
            });
        } catch (SQLException e) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the projection of '" + runtime.id() + "' cannot be read: " + e.getMessage()
                            + "; run 'sase daemon rebuild --surface " + runtime.id() + "'");
        }
    }

    private static ReadConnection.Applied applied(ReadConnection connection, SurfaceRuntime runtime)
            throws SQLException {
        PreparedStatement statement = connection.reuse(CHECKPOINT);
        connection.dialect().bindText(statement, 1, runtime.id());
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("it has no checkpoint");
            }
            return new ReadConnection.Applied(rows.getInt(1), rows.getLong(2));
        }
    }

    private void requireReady(SurfaceRuntime runtime) {
        SurfaceRuntime.State state = runtime.state();
        if (state.phase() != SurfaceRuntime.Phase.READY) {
            onUnserved.run();
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the surface '" + runtime.id() + "' is not served: "
                            + state.message().orElse("it is being built"));
        }
    }

    /** A source that cannot be loaded concerns only who needs it. */
    private static void requireLoadable(SurfaceRuntime runtime, Scopes scopes) {
        if (runtime.broken().count() > 0) {
            runtime.broken().message(scopes).ifPresent(message -> {
                throw new EngineRefusal(Refusal.PROJECTION_DEGRADED, message);
            });
        }
    }

    private static Position position(String text, ReadOperation operation, Query query, String snapshot) {
        Cursor cursor = Cursor.decode(text)
                .filter(known -> known.read().equals(operation.name())
                        && known.arguments().equals(Cursor.digest(query.values())))
                .orElseThrow(() -> new EngineRefusal(
                        Refusal.CURSOR_EXPIRED,
                        "the cursor is not one of '" + operation.name()
                                + "' with these arguments; start with the first page"));
        if (!cursor.snapshot().equals(snapshot)) {
            throw new EngineRefusal(
                    Refusal.SNAPSHOT_EXPIRED,
                    "the projection was rebuilt since the cursor was given; start with the first page");
        }
        return cursor.position();
    }
}
