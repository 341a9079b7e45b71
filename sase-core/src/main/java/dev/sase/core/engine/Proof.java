package dev.sase.core.engine;

import dev.sase.core.watch.SourceWatch;
import dev.sase.core.watch.WatchListener;
import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that the watch has told of everything that was written before a moment: the system tells in order, so that a file made in a folder
 * of our own, a cookie, is told of behind it. Thread-safe.
 */
final class Proof implements WatchListener {
    private static final Logger log = LoggerFactory.getLogger(Proof.class);

    /** A watch that needs longer is as good as none for who waits; the files are looked at then. */
    private static final long PATIENCE_MILLIS = 500;

    private static final String PREFIX = "cookie-";

    private final Optional<Path> folder;
    private final AtomicLong counter = new AtomicLong();
    private final Map<Path, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Set<Path> told = ConcurrentHashMap.newKeySet();
    private volatile long provenNanos;
    private volatile boolean everProven;
    private volatile boolean usable;
    private volatile Optional<String> lost = Optional.empty();

    /**
     * Proves nothing until it is started.
     *
     * @param folder where the cookies are made; without one nothing can be proven
     */
    Proof(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Begins; says why the watch is of no use if its first cookie is not told of. */
    Optional<String> start(SourceWatch watch) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path place = folder.get();
        try {
            Files.createDirectories(place);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(place, PREFIX + "*")) {
                for (Path cookie : left) {
                    Files.deleteIfExists(cookie);
                }
            }
        } catch (IOException e) {
            log.warn("no cookies can be made, reads that have to be new look at the files: {}", e.getMessage());
            return Optional.empty();
        }
        usable = true;
        watch.add(List.of(SourceRoot.of(place)), this);
        usable = everythingIsTold();
        return usable
                ? Optional.empty()
                : lost.or(() -> Optional.of(
                        "the system did not tell of a file made in " + place + " within " + PATIENCE_MILLIS + " ms"));
    }

    /** Whether everything that was written longer ago than this has been told. */
    boolean everythingWasTold(long ageNanos) {
        return everProven && System.nanoTime() - provenNanos <= ageNanos;
    }

    /** Waits until everything that was written before this call has been told; says whether that is so. */
    boolean everythingIsTold() {
        if (!usable) {
            return false;
        }
        Path cookie = folder.orElseThrow().resolve(PREFIX + counter.incrementAndGet());
        CountDownLatch arrived = new CountDownLatch(1);
        waiting.put(cookie, arrived);
        try {
            long made = System.nanoTime();
            Files.createFile(cookie);
            if (!arrived.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            provenNanos = made;
            everProven = true;
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            log.warn("a cookie cannot be made, the files are looked at: {}", e.getMessage());
            return false;
        } finally {
            waiting.remove(cookie);
            remove(cookie);
        }
    }

    private static void remove(Path cookie) {
        try {
            Files.deleteIfExists(cookie);
        } catch (IOException e) {
            log.debug("a cookie is left behind", e);
        }
    }

    @Override
    public void changed(Path path) {
        if (waiting.containsKey(path)) {
            told.add(path);
        }
    }

    /** What was told of before a cookie may stand behind it where the system's events of several folders wait; now nothing does. */
    @Override
    public void drained() {
        for (Path cookie : List.copyOf(told)) {
            told.remove(cookie);
            CountDownLatch arrived = waiting.get(cookie);
            if (arrived != null) {
                arrived.countDown();
            }
        }
    }

    @Override
    public void missed() {
        // Who waits gives up and looks at the files.
    }

    @Override
    public void lost(String reason) {
        usable = false;
        lost = Optional.of(reason);
        log.warn("no cookies are told of any more: {}", reason);
    }
}
