package dev.sase.daemon.server;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineHealth;
import dev.sase.core.engine.EngineOptions;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine from before it is open to after it is closed, so that health can be asked all the time. Thread-safe.
 */
public final class Projection implements AutoCloseable {
    private final EngineOptions options;
    private volatile @Nullable Engine engine;

    /** Opens nothing yet. */
    public Projection(EngineOptions options) {
        this.options = options;
    }

    /** Whether there is anything to be opened: a daemon may be told to project nothing. */
    boolean isEnabled() {
        return options.projecting();
    }

    /** Whether backups of it can be made. */
    boolean keepsBackups() {
        return options.keepsBackups();
    }

    /** Opens the engine, unless nothing is to be projected. A database that cannot be opened leaves it degraded. */
    public synchronized void open() {
        if (engine == null && isEnabled()) {
            engine = Engine.open(options);
        }
    }

    /** Brings every surface up to date, unless the database could not be opened or nothing is to be projected. */
    public void backfill() {
        if (!isEnabled()) {
            return;
        }
        Engine opened = engine("backfill");
        if (opened.health().open()) {
            opened.backfill();
        }
    }

    /** Gives back what recent work needed. */
    public void settle() {
        Engine opened = engine;
        if (opened != null) {
            opened.settle();
        }
    }

    /**
     * The open engine.
     *
     * @param purpose what it is wanted for
     * @throws SaseException {@link ErrorCode#STORE_FAILED} while it is not open; the client reads the files meanwhile
     */
    Engine engine(String purpose) {
        Engine opened = engine;
        if (opened == null) {
            throw new SaseException(
                    ErrorCode.STORE_FAILED,
                    purpose
                            + " has to wait: the projection is not open; the daemon is starting or stopping, try again");
        }
        return opened;
    }

    /** How the projection is; empty while it is not open. Never touches the database. */
    Optional<EngineHealth> health() {
        return Optional.ofNullable(engine).map(Engine::health);
    }

    @Override
    public synchronized void close() {
        Engine opened = engine;
        engine = null;
        if (opened != null) {
            opened.close();
        }
    }
}
