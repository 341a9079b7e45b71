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
    private final Follower follower;
    private final Rebuild rebuild;

    Maintenance(StoreWriter writer, ReadPool pool, Follower follower, Rebuild rebuild) {
        this.writer = writer;
        this.pool = pool;
        this.follower = follower;
        this.rebuild = rebuild;
    }

    Report rebuild(List<SurfaceRuntime> surfaces, Selection selection, Progress progress) {
        return SurfaceSteps.timed(surfaces, selection, (runtime, started) -> {
            Rebuild.Outcome outcome = selection.project().isPresent() && runtime.isReady()
                    ? rebuild.scope(runtime, selection.project().get())
                    : rebuild.all(runtime, progress);
            return summary(
                    runtime,
                    selection,
                    new DiffCounts(0, 0, 0, runtime.sources().corruptParts()),
                    outcome.sources(),
                    outcome.rows(),
                    started,
                    SurfaceSteps.command("verify", runtime, selection));
        });
    }

    Report replay(List<SurfaceRuntime> surfaces, Selection selection) {
        return SurfaceSteps.timed(surfaces, selection, (runtime, started) -> {
            long events = replayed(runtime);
            follower.refreshNow(runtime);
            runtime.serve();
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

    /** Nobody applies changes to the old rows while the new ones take their place. */
    private long replayed(SurfaceRuntime runtime) {
        runtime.lock().lock();
        writer.beginTurn();
        try {
            long events = Replay.all(writer, runtime, runtime.state().epoch() + 1);
            pool.committed();
            takeUp(runtime);
            return events;
        } finally {
            writer.endTurn();
            runtime.lock().unlock();
        }
    }

    private void takeUp(SurfaceRuntime runtime) {
        writer.run((_, rows) -> {
            ProjectionStore.Checkpoint at = rows.checkpoint(runtime.id()).orElseThrow();
            runtime.takeUp(at, rows.sources(runtime.tables(at.slot())));
        });
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
