package dev.sase.core.engine;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares surfaces with their files: counts what differs, or lists it page by page. Thread-safe. */
final class Comparisons {
    private static final Logger log = LoggerFactory.getLogger(Comparisons.class);

    private final EngineOptions options;
    private final ReadPool pool;
    private final Follower follower;
    private final DiffWindows windows = new DiffWindows();

    Comparisons(EngineOptions options, ReadPool pool, Follower follower) {
        this.options = options;
        this.pool = pool;
        this.follower = follower;
    }

    Report verify(List<SurfaceRuntime> surfaces, Selection selection, VerifyDepth depth, Progress progress) {
        return SurfaceSteps.timed(surfaces, selection, (runtime, started) -> {
            Differences found = Differences.counted();
            Verification.Outcome outcome = compare(runtime, selection, depth, progress, found);
            boolean same = found.counts().total() == 0;
            return new SurfaceSummary(
                    runtime.id(),
                    selection.project(),
                    same ? SurfaceSummary.OK : SurfaceSummary.DEGRADED,
                    OptionalLong.of(runtime.state().sequence()),
                    found.counts(),
                    outcome.sources(),
                    outcome.rows(),
                    0,
                    outcome.corruptParts(),
                    SurfaceSteps.elapsed(started),
                    same ? Optional.empty() : Optional.of(SurfaceSteps.command("diff", runtime, selection)),
                    same ? Optional.empty() : Optional.of(message(depth, outcome)));
        });
    }

    private static String message(VerifyDepth depth, Verification.Outcome outcome) {
        return switch (depth) {
            case ROWS ->
                "looked at " + outcome.sources() + " sources, hashed " + outcome.rows() + " rows again, compared "
                        + outcome.comparedSources() + " sources record by record";
            case FULL -> "compared " + outcome.comparedSources() + " sources record by record";
        };
    }

    /**
     * Lists differences.
     *
     * @param limit the most of a page
     * @param mostBytes the most bytes of a page with its cursor, which an answer has twice
     */
    DiffPage diff(
            List<SurfaceRuntime> surfaces, Selection selection, int limit, long mostBytes, Optional<String> cursor) {
        String digest = DiffWindows.digest(surfaces, selection);
        Optional<DiffCursor> position = cursor.map(text -> DiffCursor.of(text, digest));
        DiffWindow window = position.flatMap(windows::find).orElseGet(() -> {
            DiffPlace after = position.map(DiffCursor::place).orElse(DiffPlace.START);
            return windows.keep(digest, after, differences(surfaces, selection, after));
        });
        DiffPlace from = position.map(DiffCursor::place).orElse(DiffPlace.START);
        return window.page(from, Math.clamp(limit, 1, PageRequest.MAX_LIMIT), mostBytes);
    }

    private Differences differences(List<SurfaceRuntime> surfaces, Selection selection, DiffPlace after) {
        Differences found = new Differences(after, DiffWindow.MOST);
        for (SurfaceRuntime runtime : surfaces) {
            Differences part = found.part();
            try {
                compare(runtime, selection, VerifyDepth.FULL, Progress.NONE, part);
                found.add(part);
            } catch (SaseException | EngineRefusal e) {
                if (surfaces.size() == 1 || !SurfaceSteps.concernsOneSurface(e)) {
                    throw e;
                }
                found.add(new DiffRecord(
                        runtime.id(),
                        DiffRecord.Category.CORRUPT,
                        "",
                        Optional.empty(),
                        "it cannot be compared: " + e.getMessage()));
            }
        }
        return found;
    }

    /** Whether every stored record has the hash beside it and no row is missing or left over, without a look at any file. */
    boolean rowsAreIntact(SurfaceRuntime runtime) {
        Differences found = Differences.counted();
        try {
            Inventory inventory = pool.withFresh(connection -> Inventory.of(runtime, connection));
            Screening screening =
                    new Screening(runtime, inventory, pool, options.clock(), Optional.empty(), found, Progress.NONE);
            Map<Long, SourceUnit> _ = screening.run(Map::of, false);
            return inventory.isConsistent()
                    && screening.suspects().isEmpty()
                    && found.counts().total() == 0;
        } catch (IOException | SQLException e) {
            log.warn("rows cannot be read surface={}", runtime.id(), e);
            return false;
        }
    }

    private Verification.Outcome compare(
            SurfaceRuntime runtime, Selection selection, VerifyDepth depth, Progress progress, Differences found) {
        if (runtime.state().phase() != SurfaceRuntime.Phase.READY) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the surface '" + runtime.id() + "' is not projected: "
                            + runtime.state().message().orElse("it is being built")
                            + "; run 'sase daemon rebuild --surface "
                            + runtime.id() + "'");
        }
        Scopes scopes = selection.project().map(Scopes::of).orElseGet(Scopes::every);
        try {
            return new Verification(runtime, options, pool, follower, scopes, progress, found).run(depth);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot look for the sources of '" + runtime.id() + "' to compare them: " + e.getMessage()
                            + "; make the folder readable",
                    e);
        } catch (SQLException e) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED,
                    "the projection of '" + runtime.id() + "' cannot be read: " + e.getMessage()
                            + "; run 'sase daemon rebuild --surface " + runtime.id() + "'");
        }
    }
}
