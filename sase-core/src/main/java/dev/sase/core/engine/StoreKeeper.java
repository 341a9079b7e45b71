package dev.sase.core.engine;

import dev.sase.core.sql.Dialect;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the files of open stores: how they are, how large, whether they are still those that were opened; exchanges the projection
 * for another one. Thread-safe.
 */
final class StoreKeeper implements StoreExchange {
    private static final Logger log = LoggerFactory.getLogger(StoreKeeper.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EngineOptions options;
    private final Stores stores;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final Runnable beforeExchange;
    private final Runnable afterExchange;
    private final AtomicBoolean mending = new AtomicBoolean();
    private volatile StoreSizes sizes;
    private volatile String identity;
    private volatile long lookedNanos = System.nanoTime();
    private volatile Optional<Problem> problem = Optional.empty();
    private volatile Optional<Path> movedAside;

    /** What is wrong with a store. */
    record Problem(StoreState state, String message) {}

    /**
     * Looks after stores that were just opened.
     *
     * @param beforeExchange makes that no surface is served
     * @param afterExchange takes up the surfaces with what lies there now, trusting nothing of it
     * @param movedAside where a damaged projection was put before
     */
    StoreKeeper(
            EngineOptions options,
            Stores stores,
            StoreWriter writer,
            ReadPool pool,
            Runnable beforeExchange,
            Runnable afterExchange,
            Optional<Path> movedAside) {
        this.options = options;
        this.stores = stores;
        this.writer = writer;
        this.pool = pool;
        this.beforeExchange = beforeExchange;
        this.afterExchange = afterExchange;
        this.movedAside = movedAside;
        this.sizes = stores.sizes();
        this.identity = stores.identity();
    }

    StoreSizes sizes() {
        return sizes;
    }

    Optional<Problem> problem() {
        return problem;
    }

    Optional<Path> movedAside() {
        return movedAside;
    }

    /** Looks how large the files are. */
    void measure() {
        sizes = stores.sizes();
    }

    /** Something was committed, so that what kept it from being committed is over. */
    void committed() {
        if (problem.isPresent() && problem.get().state() != StoreState.OPENING) {
            log.info("the stores can be written again");
            problem = Optional.empty();
        }
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            measure();
        }
    }

    /** A store failed. A damaged projection is moved aside and made again, once, beside whoever found it. */
    void failed(SQLException failure) {
        if (StoreFailure.isDamage(failure)) {
            mend("the projection is damaged: " + failure.getMessage(), () -> {
                movedAside = stores.moveProjectionAside(options.clock());
                return true;
            });
            return;
        }
        StoreFailure.state(failure).ifPresent(state -> {
            Problem found = new Problem(
                    state, "the stores cannot be written: " + failure.getMessage() + "; " + StoreFailure.advice(state));
            if (problem.isEmpty()) {
                log.error(found.message());
            }
            problem = Optional.of(found);
        });
    }

    /** Finds out, at most once a second, whether the files are still those that were opened. */
    void lookAtFiles() {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_NANOS || mending.get()) {
            return;
        }
        lookedNanos = now;
        if (!stores.identity().equals(identity)) {
            mend("the projection or the journal was replaced while it was open", () -> true);
        }
    }

    private void mend(String why, FileWork<Boolean> work) {
        if (!mending.compareAndSet(false, true)) {
            return;
        }
        log.error("{}; it is opened again and compared with the files", why);
        Thread.ofPlatform().name("sase-mend").daemon().start(() -> {
            try {
                boolean _ = whileClosed(work);
            } catch (IOException | RuntimeException e) {
                log.error("the projection cannot be opened again", e);
            } finally {
                mending.set(false);
            }
        });
    }

    @Override
    public void copyInto(Path file) throws IOException {
        try {
            stores.copyInto(file);
        } catch (SQLException e) {
            if (StoreFailure.isDamage(e)) {
                failed(e);
            }
            throw new IOException("the projection cannot be copied to " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public CheckpointReport checkpoint(CheckpointMode mode) {
        writer.beginTurn();
        try {
            // Snapshots that nobody uses would be in the way.
            pool.committed();
            Dialect.Checkpoint done = writer.call((_, projection) ->
                    projection.outsideTransaction(connection -> stores.dialect().checkpoint(connection, mode.token())));
            return new CheckpointReport(mode, done.busy(), done.logFrames(), done.checkpointedFrames());
        } finally {
            writer.endTurn();
            measure();
        }
    }

    @Override
    public <T> T whileClosed(FileWork<T> work) throws IOException {
        writer.beginTurn();
        try {
            problem = Optional.of(new Problem(StoreState.OPENING, "the projection is being exchanged; ask again"));
            beforeExchange.run();
            try {
                return pool.whileClosed(() -> exchange(work));
            } finally {
                identity = stores.identity();
                measure();
            }
        } finally {
            writer.endTurn();
            if (problem.isEmpty()) {
                afterExchange.run();
            }
        }
    }

    private <T> T exchange(FileWork<T> work) throws IOException {
        try {
            writer.run((_, projection) -> close(projection));
            return work.run();
        } finally {
            try {
                writer.exchange(stores::projection);
                problem = Optional.empty();
            } catch (SaseException e) {
                problem = Optional.of(new Problem(
                        e.code() == ErrorCode.STORE_TOO_NEW ? StoreState.TOO_NEW : StoreState.UNAVAILABLE,
                        String.valueOf(e.getMessage())));
                log.error("the projection cannot be opened again", e);
            }
        }
    }

    /** A damaged file can hardly be closed in order, and need not be. */
    private static void close(ProjectionStore projection) {
        try (projection) {
            projection.settle();
        } catch (SQLException e) {
            log.debug("the projection was not closed in order", e);
        }
    }

    @Override
    public long lastSequence() {
        return writer.call((_, projection) -> projection.lastSequence());
    }
}
