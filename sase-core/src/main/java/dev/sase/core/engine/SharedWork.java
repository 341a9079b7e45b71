package dev.sase.core.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Steps of one piece of work that the calling thread shares with one other thread. Used once. */
final class SharedWork {
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private final CountDownLatch prepared = new CountDownLatch(1);

    /** A step, which runs on either thread. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, SQLException;
    }

    /** Adds a step. Thread-safe. */
    void add(Step step) {
        steps.add(step);
    }

    /**
     * Runs all steps. The other thread begins with a step of its own, which may add more; meanwhile the caller begins with those that
     * are there.
     *
     * @throws EngineRefusal when the calling thread is interrupted
     */
    void run(String name, Step first) throws IOException, SQLException {
        FutureTask<Void> other = new FutureTask<>(() -> {
            try {
                first.run();
            } finally {
                prepared.countDown();
            }
            takeSteps();
            return null;
        });
        Thread.ofPlatform().daemon().name(name).start(other);
        try {
            takeSteps();
            prepared.await();
            takeSteps();
            other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineRefusal(Refusal.PROJECTION_DEGRADED, "the comparison was interrupted; repeat it");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case SQLException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            steps.clear();
        }
    }

    private void takeSteps() throws IOException, SQLException {
        try {
            for (Step step = steps.poll(); step != null; step = steps.poll()) {
                step.run();
            }
        } catch (IOException | SQLException | RuntimeException | Error e) {
            steps.clear();
            throw e;
        }
    }
}
