package dev.sase.bench;

import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Clients with a connection each that ask questions in turns until they are told to stop. */
final class ReadingClients implements AutoCloseable {
    private static final int CLIENTS = 8;

    private final List<Future<Tally>> results = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean counting;
    private volatile boolean stopped;

    /**
     * What was asked.
     *
     * @param nanos how long each answer took that came while answers were counted
     * @param failures requests without an answer, whenever that was
     */
    record Tally(List<Long> nanos, long failures) {}

    private ReadingClients() {}

    /**
     * Starts asking; nothing is counted yet.
     *
     * @param questions bodies of requests with the names of their reads
     * @param pause between an answer and the next question
     */
    static ReadingClients start(Daemon daemon, List<Map.Entry<String, RawJson>> questions, Duration pause) {
        ReadingClients clients = new ReadingClients();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i * questions.size() / CLIENTS;
            clients.results.add(clients.threads.submit(() -> {
                try (Client client = daemon.connect(Transport.CHANNEL)) {
                    return clients.ask(client, questions, first, pause);
                }
            }));
        }
        return clients;
    }

    /** Counts from now on, or no more. */
    void count(boolean wanted) {
        counting = wanted;
    }

    /** Ends the asking. */
    Tally stop() {
        stopped = true;
        List<Long> nanos = new ArrayList<>();
        long failures = 0;
        for (Future<Tally> result : results) {
            try {
                nanos.addAll(result.get().nanos());
                failures += result.get().failures();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client ended: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the wait for a client was interrupted", e);
            }
        }
        return new Tally(nanos, failures);
    }

    private Tally ask(Client client, List<Map.Entry<String, RawJson>> questions, int first, Duration pause) {
        List<Long> nanos = new ArrayList<>();
        long failures = 0;
        for (int i = first; !stopped; i++) {
            Map.Entry<String, RawJson> question = questions.get(i % questions.size());
            boolean counted = counting;
            long begin = System.nanoTime();
            boolean answered =
                    client.ask(question.getKey(), question.getValue()).isPresent();
            long took = System.nanoTime() - begin;
            failures += answered ? 0 : 1;
            if (counted && counting) {
                nanos.add(took);
            }
            if (pause.isPositive()) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
        return new Tally(nanos, failures);
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
    }
}
