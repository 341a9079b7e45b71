package dev.sase.core.engine;

import dev.sase.core.backup.BackupPlace;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.SaseHome;
import java.time.Clock;
import java.util.Optional;

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
 * @param backups where backups lie; empty if none are kept
 */
public record EngineOptions(
        SaseHome home,
        SurfaceRegistry registry,
        Storage storage,
        Clock clock,
        boolean watching,
        boolean projecting,
        JournalLimits journal,
        Optional<BackupPlace> backups) {
    /** An engine whose reads look at the files. */
    public EngineOptions(SaseHome home, SurfaceRegistry registry, Storage storage, Clock clock) {
        this(home, registry, storage, clock, false, true, JournalLimits.DEFAULT, Optional.empty());
    }

    /** The same, told of changes by the operating system. */
    public EngineOptions watched() {
        return new EngineOptions(home, registry, storage, clock, true, projecting, journal, backups);
    }

    /** The same, projecting or not. */
    public EngineOptions projecting(boolean wanted) {
        return new EngineOptions(home, registry, storage, clock, watching, wanted, journal, backups);
    }

    /** The same with other limits of the event log. */
    public EngineOptions withJournal(JournalLimits limits) {
        return new EngineOptions(home, registry, storage, clock, watching, projecting, limits, backups);
    }

    /** The same, with backups in a folder. */
    public EngineOptions backingUp(BackupPlace place) {
        return new EngineOptions(home, registry, storage, clock, watching, projecting, journal, Optional.of(place));
    }

    /** Whether backups can be made: only SQLite files are copied, and only to a known folder. */
    public boolean keepsBackups() {
        return backups.isPresent() && storage instanceof Storage.Files;
    }
}
