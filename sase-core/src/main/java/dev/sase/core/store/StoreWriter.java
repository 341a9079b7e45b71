package dev.sase.core.store;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that owns both write connections. Work is done in the order it is handed in. Thread-safe.
 *
 * <p>The projection has one transaction at a time, which belongs to whoever has the turn. Turns are given in the order in which they are
 * asked for; who fills tables that nobody sees gives way to others in between.
 */
public final class StoreWriter implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sase-writer").daemon(true).factory());
    private final ReentrantLock turn = new ReentrantLock(true);
    private final JournalStore journal;
    private volatile Listener listener = Listener.NONE;
    /** Exchanged on the writer thread only. */
    private ProjectionStore projection;

    /** Takes over both stores. */
    public StoreWriter(JournalStore journal, ProjectionStore projection) {
        this.journal = journal;
        this.projection = projection;
    }

    /** Hears of the work, on the writer thread. */
    public interface Listener {
        /** Hears nothing. */
        Listener NONE = new Listener() {
            @Override
            public void begins() {}

            @Override
            public void ended() {}

            @Override
            public void failed(SQLException failure, JournalStore journal) {}
        };

        /** A piece of work is next; nothing was written since the last one ended. */
        void begins();

        /** A piece of work is done. */
        void ended();

        /** A store failed, whichever of the two. */
        void failed(SQLException failure, JournalStore journal);
    }

    /** Tells of all work from now on. */
    public void tell(Listener wanted) {
        listener = wanted;
    }

    /** Waits until the projection's transaction is free, and takes it. Ends with {@link #endTurn} on the same thread. */
    public void beginTurn() {
        turn.lock();
    }

    /** Takes the turn if it is free; says whether it was. */
    public boolean tryTurn() {
        return turn.tryLock();
    }

    /** Gives the turn to the next. */
    public void endTurn() {
        turn.unlock();
    }

    /** Whether somebody waits for the turn. */
    public boolean isTurnWanted() {
        return turn.hasQueuedThreads();
    }

    /** Opens a projection. */
    @FunctionalInterface
    public interface Opening {
        /** Opens it. */
        ProjectionStore open() throws SQLException;
    }

    /** Goes on with another projection; the one before has to be closed. Used by who has the turn. */
    public void exchange(Opening opening) {
        run((_, _) -> {
            projection = opening.open();
        });
    }

    /** Work on the writer thread. */
    @FunctionalInterface
    public interface Task<T> {
        /** Does the work. */
        T run(JournalStore journal, ProjectionStore projection) throws SQLException;
    }

    /** Work on the writer thread without a result. */
    @FunctionalInterface
    public interface Step {
        /** Does the work. */
        void run(JournalStore journal, ProjectionStore projection) throws SQLException;
    }

    /** Hands in work. */
    public <T> Future<T> submit(Task<T> task) {
        try {
            return thread.submit(() -> {
                Listener hears = listener;
                hears.begins();
                try {
                    return task.run(journal, projection);
                } catch (SQLException e) {
                    hears.failed(e, journal);
                    throw e;
                } finally {
                    hears.ended();
                }
            });
        } catch (RejectedExecutionException e) {
            throw new SaseException(ErrorCode.STORE_FAILED, "the stores are closed; start anew", e);
        }
    }

    /** Hands in work and waits for its result. */
    public <T> T call(Task<T> task) {
        return await(submit(task));
    }

    /** Hands in work and waits until it is done. */
    public void run(Step step) {
        boolean _ = call((events, rows) -> {
            step.run(events, rows);
            return true;
        });
    }

    /**
     * Waits for work.
     *
     * @throws SaseException with {@link ErrorCode#STORE_FAILED} when a store failed
     */
    public static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SaseException(ErrorCode.STORE_FAILED, "interrupted while the store was written; ask again", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case null, default ->
                    throw new SaseException(
                            ErrorCode.STORE_FAILED,
                            "cannot write the projection or its journal: " + e.getMessage()
                                    + "; look at the disk, then run 'sase daemon rebuild'",
                            e);
            }
        }
    }

    @Override
    public void close() {
        try {
            run((events, rows) -> {
                try (events;
                        rows) {
                    rows.rollback();
                }
            });
        } finally {
            thread.shutdown();
        }
    }
}
