package dev.sase.core.engine;

import dev.sase.core.sql.Dialect;
import dev.sase.core.store.JournalStore;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the files of open stores: how they are, how large, whether they are still those that were opened; exchanges the projection
 * for another one. Thread-safe.
 */
final class StoreKeeper implements StoreExchange, StoreWriter.Listener {
    private static final Logger log = LoggerFactory.getLogger(StoreKeeper.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A file that was moved aside is followed by a fresh one; what fails after that is not the file. */
    private static final int MOST_ROUNDS = 3;

    private final EngineOptions options;
    private final Stores stores;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final Runnable beforeExchange;
    private final Runnable afterExchange;
    private final AtomicBoolean mending = new AtomicBoolean();
    private volatile boolean damagedAgain;
    /** The projection could not be opened again. */
    private volatile boolean shut;

    private volatile boolean closed;
    /** How the projection's file looked when the writer was done with it; written on the writer thread. */
    private volatile Optional<String> look;

    private volatile boolean changedByOthers;
    private volatile boolean exchanging;
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
        this.look = stores.look();
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
        if (problem.isPresent() && isOverWithACommit(problem.get().state())) {
            log.info("the stores can be written again");
            problem = Optional.empty();
        }
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            measure();
        }
    }

    private static boolean isOverWithACommit(StoreState state) {
        return state == StoreState.DISK_FULL || state == StoreState.NOT_WRITABLE;
    }

    /** Nobody else writes the file: a change between two pieces of our own work is damage. */
    @Override
    public void begins() {
        if (!changedByOthers && !exchanging && !look.equals(stores.look())) {
            changedByOthers = true;
            mend("the projection's file was changed by somebody else while it was open", () -> true);
        }
    }

    @Override
    public void ended() {
        look = stores.look();
    }

    @Override
    public void failed(SQLException failure, JournalStore journal) {
        if (!StoreFailure.isDamage(failure)) {
            StoreFailure.state(failure).ifPresent(state -> found(state, "the stores cannot be written", failure));
        } else if (journal.isIntact()) {
            damaged(failure);
        } else {
            found(StoreState.JOURNAL_DAMAGED, "the journal is damaged, changes cannot be applied", failure);
        }
    }

    /** A reader failed. */
    void failed(SQLException failure) {
        if (StoreFailure.isDamage(failure)) {
            damaged(failure);
        }
    }

    private void found(StoreState state, String what, SQLException failure) {
        Problem found = new Problem(state, what + ": " + failure.getMessage() + "; " + StoreFailure.advice(state));
        if (problem.isEmpty()) {
            log.error(found.message());
        }
        problem = Optional.of(found);
    }

    /** A damaged projection is moved aside and made again, beside whoever found it. */
    private void damaged(SQLException failure) {
        damagedAgain = true;
        mend("the projection is damaged: " + failure.getMessage(), this::moveAside);
    }

    private boolean moveAside() throws IOException {
        movedAside = stores.moveProjectionAside(options.clock());
        return true;
    }

    /** Finds out, at most once a second, whether the files are still those that were opened, and opens what could not be opened. */
    void lookAtFiles() {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_NANOS || mending.get()) {
            return;
        }
        lookedNanos = now;
        if (shut) {
            mend("the projection could not be opened before", () -> true);
        } else if (isReplaced()) {
            mend("the projection or the journal was replaced while it was open", () -> true);
        } else if (!look.equals(stores.look())) {
            // Perhaps by work that is just under way; between two pieces of work it is known.
            Future<Boolean> _ = writer.submit((_, _) -> true);
        }
    }

    /** Whether another file lies in the place of one that is open. */
    boolean isReplaced() {
        return !stores.identity().equals(identity);
    }

    /** Whether nothing but our own work has changed the projection, as far as that can be known. */
    boolean vouchesForFiles() {
        return problem.isEmpty() && !mending.get() && !changedByOthers && !isReplaced();
    }

    /** Nothing is mended from now on. */
    void close() {
        closed = true;
    }

    private void mend(String why, FileWork<Boolean> work) {
        if (closed || !mending.compareAndSet(false, true)) {
            return;
        }
        log.error("{}; it is opened again and compared with the files", why);
        Thread.ofPlatform().name("sase-mend").daemon().start(() -> {
            try {
                mendInRounds(work);
            } finally {
                mending.set(false);
            }
        });
    }

    private void mendInRounds(FileWork<Boolean> first) {
        FileWork<Boolean> work = first;
        for (int round = 0; round < MOST_ROUNDS && !closed; round++) {
            damagedAgain = false;
            try {
                boolean _ = whileClosed(work);
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    log.error("the projection cannot be opened again", e);
                }
            }
            if (!damagedAgain) {
                return;
            }
            work = this::moveAside;
        }
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
            exchanging = true;
            beforeExchange.run();
            try {
                return pool.whileClosed(() -> exchange(work));
            } finally {
                identity = stores.identity();
                changedByOthers = false;
                exchanging = false;
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
            boolean replaced = stores.isProjectionReplaced(identity);
            writer.run((_, projection) -> close(projection));
            if (replaced) {
                // It belongs to the file that is gone, and would be taken for the log of the one that is there.
                stores.deleteProjectionLog();
            }
            return work.run();
        } finally {
            openAgain();
        }
    }

    private void openAgain() {
        try {
            writer.exchange(stores::projection);
            shut = false;
            problem = Optional.empty();
        } catch (SaseException e) {
            StoreState state = StoreFailure.stateOf(e);
            shut = state != StoreState.TOO_NEW;
            problem = Optional.of(new Problem(
                    state,
                    "the projection cannot be opened again: " + e.getMessage() + "; " + StoreFailure.advice(state)));
            log.error("the projection cannot be opened again", e);
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
}
