package dev.sase.core.engine;

import dev.sase.core.sql.ReadConnection;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends read-only connections, a bounded number at a time, opened when first needed. Thread-safe. */
final class ReadPool implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadPool.class);
    private static final int SIZE = 4;
    private static final long FRESH = -2;
    private static final long MOST_WAIT_MILLIS = 2_000;

    private final Stores stores;
    private final Semaphore permits = new Semaphore(SIZE);
    private final ConcurrentLinkedDeque<ReadConnection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong commits = new AtomicLong();
    private volatile Runnable onCommit = () -> {};
    private volatile Consumer<SQLException> onFailure = _ -> {};
    private volatile BooleanSupplier isRightFile = () -> true;
    private volatile boolean closed;

    ReadPool(Stores stores) {
        this.stores = stores;
    }

    /** Tells of every commit. */
    void onCommit(Runnable listener) {
        onCommit = listener;
    }

    /** Tells of every failure of the projection that a reader finds. */
    void onFailure(Consumer<SQLException> listener) {
        onFailure = listener;
    }

    /** Asks this whenever a connection was opened, which may have found another file in the place of the one that is written. */
    void onOpen(BooleanSupplier check) {
        isRightFile = check;
    }

    /** Work with a connection in a snapshot of its own. */
    @FunctionalInterface
    interface Work<T> {
        T run(ReadConnection connection) throws SQLException;
    }

    /** Works in a snapshot that has everything committed so far; it may be that of an earlier read. */
    <T> T with(Work<T> work) throws SQLException {
        return with(commits.get(), work);
    }

    /** Works in a snapshot that begins now, for work that must see what others than the engine have done to the store. */
    <T> T withFresh(Work<T> work) throws SQLException {
        return with(FRESH, work);
    }

    /**
     * Something was committed: snapshots of connections that nobody uses end, so that none holds back a checkpoint. To be called
     * before readers are told of the new sequence.
     */
    void committed() {
        onCommit.run();
        long now = commits.incrementAndGet();
        for (int i = 0; i < SIZE; i++) {
            @Nullable ReadConnection connection = idle.pollLast();
            if (connection != null) {
                try {
                    giveBack(connection, connection.isIn(now));
                } catch (SQLException e) {
                    log.warn("a reader cannot end its snapshot, it is given up", e);
                }
            }
        }
    }

    /** Closes idle connections but one: each keeps pages of its own. */
    void closeSpare() {
        for (int i = 1; i < SIZE; i++) {
            @Nullable ReadConnection spare = idle.size() > 1 ? idle.pollLast() : null;
            if (spare != null) {
                closeQuietly(spare);
            }
        }
    }

    /** Waits until nobody reads, closes all connections and works; who wants to read meanwhile waits, for a bounded time. */
    <T> T whileClosed(StoreExchange.FileWork<T> work) throws IOException {
        permits.acquireUninterruptibly(SIZE);
        try {
            closeIdle();
            return work.run();
        } finally {
            commits.incrementAndGet();
            permits.release(SIZE);
        }
    }

    private void closeIdle() {
        for (ReadConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            closeQuietly(connection);
        }
    }

    private <T> T with(long snapshot, Work<T> work) throws SQLException {
        acquire();
        try {
            @Nullable ReadConnection lent = idle.pollFirst();
            ReadConnection connection = lent == null ? openReader() : lent;
            boolean usable = true;
            boolean healthy = false;
            try {
                connection.useSnapshot(snapshot);
                T result = work.run(connection);
                connection.endUse();
                healthy = true;
                return result;
            } catch (SQLException e) {
                usable = false;
                throw e;
            } catch (SaseException e) {
                usable = StoreFailure.of(e).isEmpty();
                throw e;
            } finally {
                if (usable) {
                    giveBack(connection, healthy && snapshot == commits.get());
                } else {
                    // What it says when it ends its snapshot would hide what was wrong.
                    closeQuietly(connection);
                }
            }
        } catch (SQLException e) {
            onFailure.accept(e);
            throw e;
        } catch (SaseException e) {
            StoreFailure.of(e).ifPresent(onFailure);
            throw e;
        } finally {
            permits.release();
        }
    }

    private ReadConnection openReader() throws SQLException {
        // Before, because opening another file brings it together with the log of the one that is written.
        requireRightFile();
        ReadConnection connection = stores.reader();
        try {
            requireRightFile();
            return connection;
        } catch (EngineRefusal e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private void requireRightFile() {
        if (!isRightFile.getAsBoolean()) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the projection was replaced while it was open; it is being compared with the files, ask again");
        }
    }

    private static void closeQuietly(ReadConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("a reader was not closed in order", e);
        }
    }

    private void giveBack(ReadConnection connection, boolean keepSnapshot) throws SQLException {
        if (!keepSnapshot) {
            connection.endSnapshot();
        }
        if (closed) {
            connection.close();
        } else {
            idle.addFirst(connection);
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire() && !permits.tryAcquire(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new EngineRefusal(
                        Refusal.PROJECTION_DEGRADED,
                        "all " + SIZE + " readers of the projection were busy for " + MOST_WAIT_MILLIS
                                + " ms; read the files instead");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED, "the read was interrupted while it waited for a reader");
        }
    }

    /** Closes the connections; those that are lent are waited for, as long as a read would wait for one. */
    @Override
    public void close() {
        closed = true;
        try {
            if (permits.tryAcquire(SIZE, MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                permits.release(SIZE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        closeIdle();
    }
}
