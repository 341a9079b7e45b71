package dev.sase.daemon.lifecycle;

import dev.sase.core.home.Locations;
import dev.sase.core.home.Ownership;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.daemon.server.Projection;
import dev.sase.daemon.server.ServiceIdentity;
import dev.sase.daemon.server.SocketServer;
import dev.sase.daemon.server.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the parts of a daemon in order and stops them in reverse. A daemon is started once and stopped once; whoever asks again
 * waits for the first to finish. Thread-safe.
 *
 * <p>The run root is owned from before the socket exists until after the projection is closed, so that two daemons never hold one
 * database. The control plane is served while the projection still opens.
 */
public final class DaemonLifecycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DaemonLifecycle.class);

    /** Longer than a reader needs to end; a database that is stuck for longer is left to the end of the process. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    /** Time for a backfill that is nearly done; a longer one goes on at the next start. */
    private static final Duration BACKFILL_LIMIT = Duration.ofMillis(500);

    /** Short enough to matter to whoever looks, long enough not to come between two commands of a script. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Locations locations;
    private final ServiceIdentity identity;
    private final Clock clock;
    private final SocketServer server;
    private final Projection projection;
    private final WarmUp warmUp;
    private final IdleExit idleExit;
    private final QuietMoment quietMoment;
    private final Runnable onQuiet;
    private final AtomicReference<@Nullable StopReason> stopReason = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Ownership ownership;
    private @Nullable Thread backfill;
    private volatile boolean serving;

    /**
     * A daemon that is not started.
     *
     * @param idleLimit how long nobody may use it before it stops; zero means for ever
     * @param onQuiet what else to do when nobody has asked for a while
     */
    public DaemonLifecycle(
            Locations locations,
            ServiceIdentity identity,
            Clock clock,
            SocketServer server,
            Projection projection,
            SurfaceRegistry registry,
            Traffic traffic,
            Duration idleLimit,
            Runnable onQuiet) {
        this.locations = locations;
        this.identity = identity;
        this.clock = clock;
        this.server = server;
        this.projection = projection;
        this.warmUp = new WarmUp(locations.socketPath(), registry, identity.version());
        this.idleExit = new IdleExit(traffic, idleLimit);
        this.onQuiet = onQuiet;
        this.quietMoment = new QuietMoment(traffic, QUIET);
    }

    /**
     * Owns the run root, serves its socket, opens the projection and starts to bring it up to date.
     *
     * @throws dev.sase.spi.SaseException if the run root cannot be owned or the socket cannot be bound; nothing is left behind
     * then
     */
    public void start() {
        try {
            startParts();
        } finally {
            if (!serving) {
                stop(StopReason.CLOSED);
            }
        }
        log.info(
                "started, pid={} home={} run_root={} socket={}",
                identity.pid(),
                locations.saseHome(),
                locations.runRoot(),
                locations.socketPath());
    }

    private synchronized void startParts() {
        if (ownership != null || stopReason.get() != null) {
            throw new IllegalStateException("a daemon is started once; make another one");
        }
        locations.requireHome();
        locations.requireSafeRunRoot();
        Ownership owned = Ownership.take(locations, identity.version(), clock);
        ownership = owned;
        locations.createSocketFolder();
        server.start(new SocketServer.Events() {
            @Override
            public void shutdownRequested() {
                requestStop(StopReason.REQUESTED);
            }

            @Override
            public boolean mayServe() {
                boolean held = owned.isHeld();
                if (!held) {
                    requestStop(StopReason.OWNERSHIP_LOST);
                }
                return held;
            }
        });
        projection.open();
        backfill = Thread.ofPlatform().daemon().name("sase-backfill").start(this::backfill);
        idleExit.start(() -> requestStop(StopReason.IDLE));
        quietMoment.start(this::giveBack);
        serving = true;
    }

    private void backfill() {
        try {
            projection.backfill();
            warmUp.run();
        } catch (RuntimeException e) {
            if (stopReason.get() == null) {
                log.error("the projection could not be brought up to date, reads will try again", e);
            }
        }
    }

    private void giveBack() {
        try {
            projection.settle();
            onQuiet.run();
        } catch (RuntimeException e) {
            log.warn("memory and log space could not be given back", e);
        }
    }

    /** Begins to stop on another thread and returns at once. */
    public void requestStop(StopReason reason) {
        Thread.ofPlatform().name("sase-stop").start(() -> stop(reason));
    }

    /** Stops the daemon and returns when it has stopped. */
    public void stop(StopReason reason) {
        if (stopReason.compareAndSet(null, reason)) {
            try {
                stopParts();
                if (serving) {
                    log.info(
                            "stopped, reason={} pid={} run_root={}",
                            reason.token(),
                            identity.pid(),
                            locations.runRoot());
                }
            } finally {
                stopped.countDown();
            }
        } else {
            await();
        }
    }

    private synchronized void stopParts() {
        Ownership owned = ownership;
        if (owned == null) {
            return;
        }
        idleExit.stop();
        quietMoment.stop();
        server.stop();
        closeProjection();
        owned.close();
    }

    private void closeProjection() {
        Thread filling = backfill;
        try {
            if (filling != null) {
                filling.join(BACKFILL_LIMIT);
            }
            Thread closing = Thread.ofPlatform().daemon().name("sase-close").start(projection::close);
            boolean closed = closing.join(CLOSE_LIMIT) && (filling == null || filling.join(CLOSE_LIMIT));
            if (!closed) {
                log.warn(
                        "the projection is still busy, it is left to the end of the process, run_root={}",
                        locations.runRoot());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the daemon has stopped, whoever stops it. An interrupted wait ends early with the thread's flag set. */
    public void await() {
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the daemon has stopped. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public void close() {
        stop(StopReason.CLOSED);
    }
}
