package dev.sase.core.engine;

import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Rebuilds, replays and verifies surfaces. Thread-safe. */
final class Maintenance {
    private final EngineOptions options;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final Follower follower;
    private final Rebuild rebuild;

    Maintenance(EngineOptions options, StoreWriter writer, ReadPool pool, Follower follower, Rebuild rebuild) {
        this.options = options;
        this.writer = writer;
        this.pool = pool;
        this.follower = follower;
        this.rebuild = rebuild;
    }

    Report rebuild(List<SurfaceRuntime> surfaces, Selection selection, Progress progress) {
        return timed(surfaces, selection, (runtime, started) -> {
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
                    command("verify", runtime, selection));
        });
    }

    Report replay(List<SurfaceRuntime> surfaces, Selection selection) {
        return timed(surfaces, selection, (runtime, started) -> {
            long events = replayed(runtime);
            follower.refreshNow(runtime);
            runtime.serve();
            return summary(
                    runtime, selection, DiffCounts.NONE, events, 0, started, command("verify", runtime, selection));
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

    /** Whether every stored row is what was written. */
    boolean rowsAreIntact(SurfaceRuntime runtime) {
        return true;
    }

    Report verify(List<SurfaceRuntime> surfaces, Selection selection, Progress progress) {
        return timed(surfaces, selection, (runtime, started) -> {
            Verification.Result result = compare(runtime, selection, progress);
            DiffCounts counts = result.counts();
            return new SurfaceSummary(
                    runtime.id(),
                    selection.project(),
                    counts.total() == 0 ? SurfaceSummary.OK : SurfaceSummary.DEGRADED,
                    OptionalLong.of(runtime.state().sequence()),
                    counts,
                    result.sources(),
                    result.rows(),
                    0,
                    result.parseFailures(),
                    elapsed(started),
                    counts.total() == 0 ? Optional.empty() : Optional.of(command("diff", runtime, selection)),
                    Optional.empty());
        });
    }

    DiffPage diff(List<SurfaceRuntime> surfaces, Selection selection, int limit, Optional<String> cursor) {
        List<DiffRecord> all = new ArrayList<>();
        for (SurfaceRuntime runtime : surfaces) {
            try {
                all.addAll(compare(runtime, selection, Progress.NONE).differences());
            } catch (SaseException | EngineRefusal e) {
                if (surfaces.size() == 1 || !concernsOneSurface(e)) {
                    throw e;
                }
                all.add(new DiffRecord(
                        runtime.id(),
                        DiffRecord.Category.CORRUPT,
                        "",
                        Optional.empty(),
                        "it cannot be compared: " + e.getMessage()));
            }
        }
        all.sort(DiffRecord.ORDER);
        DiffCounts counts = all.stream().map(DiffRecord::count).reduce(DiffCounts.NONE, DiffCounts::plus);
        int start = cursor.map(text -> start(all, text)).orElse(0);
        int end = Math.min(all.size(), start + Math.clamp(limit, 1, PageRequest.MAX_LIMIT));
        List<DiffRecord> page = all.subList(start, end);
        Optional<String> next = end < all.size() ? Optional.of(cursor(all.get(end - 1))) : Optional.empty();
        return new DiffPage(page, counts, next);
    }

    static SurfaceSummary status(SurfaceRuntime runtime, Selection selection) {
        SurfaceRuntime.State state = runtime.state();
        return new SurfaceSummary(
                runtime.id(),
                selection.project(),
                state.phase() == SurfaceRuntime.Phase.READY ? SurfaceSummary.OK : SurfaceSummary.DEGRADED,
                OptionalLong.of(state.sequence()),
                DiffCounts.NONE,
                runtime.sources().count(),
                0,
                0,
                runtime.sources().corruptParts(),
                0,
                Optional.of(command("verify", runtime, selection)),
                state.message());
    }

    private Verification.Result compare(SurfaceRuntime runtime, Selection selection, Progress progress) {
        if (runtime.state().phase() != SurfaceRuntime.Phase.READY) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the surface '" + runtime.id() + "' is not projected: "
                            + runtime.state().message().orElse("it is being built")
                            + "; run 'sase daemon rebuild --surface "
                            + runtime.id() + "'");
        }
        follower.refreshNow(runtime);
        Scopes scopes = selection.project().map(Scopes::of).orElseGet(Scopes::every);
        try {
            return pool.withFresh(connection -> {
                try {
                    return new Verification(runtime, connection, scopes, progress).run(options.home());
                } catch (IOException e) {
                    throw new SaseException(
                            ErrorCode.SOURCE_UNREADABLE,
                            "cannot load '" + runtime.id() + "' to compare it: " + e.getMessage()
                                    + "; make the file readable",
                            e);
                }
            });
        } catch (SQLException e) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the projection of '" + runtime.id() + "' cannot be read: " + e.getMessage()
                            + "; run 'sase daemon rebuild --surface " + runtime.id() + "'");
        }
    }

    private static int start(List<DiffRecord> all, String cursor) {
        String last;
        try {
            last = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw expired();
        }
        String[] parts = last.split("\0", -1);
        if (parts.length != 5) {
            throw expired();
        }
        Optional<DiffRecord.Category> category = List.of(DiffRecord.Category.values()).stream()
                .filter(known -> known.token().equals(parts[1]))
                .findFirst();
        Optional<String> handle = parts[3].isEmpty() ? Optional.empty() : Optional.of(parts[3].substring(1));
        DiffRecord record =
                new DiffRecord(parts[0], category.orElseThrow(Maintenance::expired), parts[2], handle, parts[4]);
        int start = 0;
        while (start < all.size() && DiffRecord.ORDER.compare(all.get(start), record) <= 0) {
            start++;
        }
        return start;
    }

    private static EngineRefusal expired() {
        return new EngineRefusal(
                Refusal.CURSOR_EXPIRED, "the cursor is not one of this comparison; start with the first page");
    }

    private static String cursor(DiffRecord record) {
        String text = String.join(
                "\0",
                record.domain(),
                record.category().token(),
                record.sourcePath(),
                record.handle().map(handle -> "=" + handle).orElse(""),
                record.message());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
                elapsed(started),
                Optional.of(next),
                Optional.empty());
    }

    private static String command(String verb, SurfaceRuntime runtime, Selection selection) {
        return "sase daemon " + verb + " --surface " + runtime.id()
                + selection.project().map(project -> " --project " + project).orElse("") + " --json";
    }

    /** Works on one surface. */
    private interface Step {
        SurfaceSummary run(SurfaceRuntime runtime, long startedNanos);
    }

    /** Whether the other surfaces can be worked on although one cannot. */
    private static boolean concernsOneSurface(RuntimeException e) {
        return e instanceof EngineRefusal
                || e instanceof SaseException known
                        && (known.code() == ErrorCode.PLUGIN_BROKEN || known.code() == ErrorCode.SOURCE_UNREADABLE);
    }

    private static SurfaceSummary failed(SurfaceRuntime runtime, Selection selection, String message, long started) {
        return new SurfaceSummary(
                runtime.id(),
                selection.project(),
                SurfaceSummary.DEGRADED,
                OptionalLong.of(runtime.state().sequence()),
                DiffCounts.NONE,
                0,
                0,
                0,
                0,
                elapsed(started),
                Optional.of(command("rebuild", runtime, selection)),
                Optional.of(message));
    }

    private static Report timed(List<SurfaceRuntime> surfaces, Selection selection, Step step) {
        long started = System.nanoTime();
        List<SurfaceSummary> summaries = new ArrayList<>();
        for (SurfaceRuntime runtime : surfaces) {
            long begun = System.nanoTime();
            try {
                summaries.add(step.run(runtime, begun));
            } catch (SaseException | EngineRefusal e) {
                if (surfaces.size() == 1 || !concernsOneSurface(e)) {
                    throw e;
                }
                summaries.add(failed(runtime, selection, String.valueOf(e.getMessage()), begun));
            }
        }
        return new Report(summaries, elapsed(started));
    }

    private static long elapsed(long startedNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }
}
