package dev.sase.core.engine;

import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rebuilds and replays surfaces. Thread-safe. */
final class Maintenance {
    private final StoreWriter writer;
    private final ReadPool pool;
    private final Ingest ingest;

    Maintenance(StoreWriter writer, ReadPool pool, Ingest ingest) {
        this.writer = writer;
        this.pool = pool;
        this.ingest = ingest;
    }

    /** Serves a surface as its checkpoint says. */
    static void takeUp(StoreWriter writer, SurfaceRuntime runtime) {
        writer.run((_, rows) -> {
            Optional<ProjectionStore.Checkpoint> at = rows.checkpoint(runtime.id());
            if (at.isPresent()) {
                runtime.setSources(rows.sources(runtime.id()));
                runtime.publish(
                        SurfaceRuntime.Phase.READY, at.get().epoch(), at.get().lastSequence());
                runtime.forgetCheck();
            }
        });
    }

    Report rebuild(List<SurfaceRuntime> surfaces, Selection selection, Progress progress) {
        return SurfaceSteps.timed(surfaces, selection, (runtime, started) -> {
            Ingest.Outcome outcome = ingest.rebuild(runtime, selection.project(), progress);
            return summary(
                    runtime,
                    selection,
                    new DiffCounts(0, 0, 0, runtime.corruptParts()),
                    outcome.sources(),
                    outcome.rows(),
                    started,
                    SurfaceSteps.command("verify", runtime, selection));
        });
    }

    Report replay(List<SurfaceRuntime> surfaces, Selection selection) {
        return SurfaceSteps.timed(surfaces, selection, (runtime, started) -> {
            long events = Replay.run(writer, runtime, true, runtime.state().epoch() + 1);
            pool.committed();
            takeUp(writer, runtime);
            ingest.refreshNow(runtime);
            return summary(
                    runtime,
                    selection,
                    DiffCounts.NONE,
                    events,
                    0,
                    started,
                    SurfaceSteps.command("verify", runtime, selection));
        });
    }

    static SurfaceSummary status(SurfaceRuntime runtime, Selection selection) {
        SurfaceRuntime.State state = runtime.state();
        return new SurfaceSummary(
                runtime.id(),
                selection.project(),
                state.phase() == SurfaceRuntime.Phase.READY ? SurfaceSummary.OK : SurfaceSummary.DEGRADED,
                OptionalLong.of(state.sequence()),
                DiffCounts.NONE,
                runtime.sources().size(),
                0,
                0,
                runtime.corruptParts(),
                0,
                Optional.of(SurfaceSteps.command("verify", runtime, selection)),
                state.message());
    }

    private static SurfaceSummary summary(
            SurfaceRuntime runtime,
            Selection selection,
            DiffCounts counts,
            long sources,
            long rows,
            long started,
            String next) {
        return new SurfaceSummary(
                runtime.id(),
                selection.project(),
                SurfaceSummary.OK,
                OptionalLong.of(runtime.state().sequence()),
                counts,
                sources,
                rows,
                0,
                counts.corrupt(),
                SurfaceSteps.elapsed(started),
                Optional.of(next),
                Optional.empty());
    }
}
