package dev.sase.core.engine;

import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.SaseHome;
import java.time.Clock;

/**
 * What an engine is made of.
 *
 * @param home the files it projects
 * @param registry the surfaces
 * @param storage where its stores live
 * @param clock tells the time of requests that state none
 * @param watching whether the operating system is asked to tell of changes, from the backfill on; otherwise reads look at the
 *     files
 * @param projecting whether anything is projected; a daemon that does not serves no reads
 * @param journal how long and how large the event log may be
 */
public record EngineOptions(
        SaseHome home,
        SurfaceRegistry registry,
        Storage storage,
        Clock clock,
        boolean watching,
        boolean projecting,
        JournalLimits journal) {
    /** An engine with the usual limits of its event log. */
    public EngineOptions(
            SaseHome home,
            SurfaceRegistry registry,
            Storage storage,
            Clock clock,
            boolean watching,
            boolean projecting) {
        this(home, registry, storage, clock, watching, projecting, JournalLimits.DEFAULT);
    }

    /** An engine whose reads look at the files. */
    public EngineOptions(SaseHome home, SurfaceRegistry registry, Storage storage, Clock clock) {
        this(home, registry, storage, clock, false, true);
    }

    /** The same, told of changes by the operating system. */
    public EngineOptions watched() {
        return new EngineOptions(home, registry, storage, clock, true, projecting, journal);
    }

    /** The same, projecting or not. */
    public EngineOptions projecting(boolean wanted) {
        return new EngineOptions(home, registry, storage, clock, watching, wanted, journal);
    }

    /** The same with other limits of the event log. */
    public EngineOptions withJournal(JournalLimits limits) {
        return new EngineOptions(home, registry, storage, clock, watching, projecting, limits);
    }
}
