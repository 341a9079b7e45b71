package dev.sase.core.engine;

import dev.sase.core.sql.SurfaceTables;
import dev.sase.core.store.BadEventException;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.SourceRow;
import dev.sase.core.store.StoreWriter;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what the projection has of each surface, and applies events that it has not seen. Used by who has the turn to write. */
final class TakeUp {
    private static final Logger log = LoggerFactory.getLogger(TakeUp.class);

    private final StoreWriter writer;
    private final Collection<SurfaceRuntime> surfaces;

    TakeUp(StoreWriter writer, Collection<SurfaceRuntime> surfaces) {
        this.writer = writer;
        this.surfaces = surfaces;
    }

    /**
     * Takes up every surface where the last process left it.
     *
     * @param trusted whether what was left can be served at once; otherwise its rows have to be looked at first
     */
    void all(boolean trusted) {
        boolean sameJournal = writer.call((journal, projection) -> {
            boolean same = projection.journalId().equals(journal.id());
            if (!same) {
                projection.setJournalId(journal.id());
                projection.commit();
            }
            return same;
        });
        for (SurfaceRuntime runtime : surfaces) {
            try {
                one(runtime, sameJournal);
                if (trusted && sameJournal && runtime.isProjected()) {
                    runtime.serve();
                }
            } catch (BadEventException e) {
                runtime.forget(String.valueOf(e.getMessage()));
                log.warn("an event cannot be applied, the surface is made again surface={}", runtime.id(), e);
            } catch (SaseException e) {
                if (e.code() != ErrorCode.PLUGIN_BROKEN) {
                    throw e;
                }
                runtime.degrade(String.valueOf(e.getMessage()));
                log.warn("surface cannot be taken up surface={}", runtime.id(), e);
            }
        }
    }

    private void one(SurfaceRuntime runtime, boolean sameJournal) {
        Optional<ProjectionStore.Checkpoint> kept = writer.call((_, rows) -> {
            rows.rollback();
            Optional<ProjectionStore.Checkpoint> at = rows.checkpoint(runtime.id());
            for (int slot = 0; slot < SurfaceTables.SLOTS; slot++) {
                if (at.isEmpty() || at.get().slot() != slot) {
                    // A rebuild that was not finished, or tables that were not dropped behind one.
                    rows.drop(runtime.id(), slot);
                }
            }
            rows.commit();
            return at;
        });
        if (kept.isEmpty() || !kept.get().fingerprint().equals(runtime.fingerprint())) {
            kept.ifPresent(at -> runtime.outdated(at.slot()));
            return;
        }
        boolean continues = sameJournal
                && writer.call((journal, _) ->
                        journal.compactedThrough(runtime.id()) <= kept.get().lastSequence());
        if (continues) {
            long applied = Replay.catchUp(writer, runtime);
            if (applied > 0) {
                log.info("applied events of an earlier run surface={} events={}", runtime.id(), applied);
            }
        }
        writer.run((journal, rows) -> {
            ProjectionStore.Checkpoint found = rows.checkpoint(runtime.id()).orElseThrow();
            // Cursors of the projection that was here before must not go on in this one.
            ProjectionStore.Checkpoint at = found.inEpochBehind(runtime.state().epoch());
            List<SourceRow> sources = rows.sources(runtime.tables(at.slot()));
            if (!continues) {
                // Its events are not those of this journal, or not there any more: its rows are compared with the
                // files.
                at = at.at(journal.lastSequence());
                sources = sources.stream().map(SourceRow::distrusted).toList();
            }
            rows.setCheckpoint(runtime.id(), at);
            rows.commit();
            runtime.takeUp(at, sources);
        });
    }
}
