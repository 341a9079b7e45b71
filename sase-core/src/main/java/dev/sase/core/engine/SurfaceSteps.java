package dev.sase.core.engine;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Works on one surface after the other; one that fails keeps none from its turn. */
final class SurfaceSteps {
    private SurfaceSteps() {}

    /** What to type. */
    static String command(String verb, SurfaceRuntime runtime, Selection selection) {
        return "sase daemon " + verb + " --surface " + runtime.id()
                + selection.project().map(project -> " --project " + project).orElse("") + " --json";
    }

    /** Works on one surface. */
    interface Step {
        SurfaceSummary run(SurfaceRuntime runtime, long startedNanos);
    }

    /** Whether the other surfaces can be worked on although one cannot. */
    static boolean concernsOneSurface(RuntimeException e) {
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

    /** Reports what was done to each surface; when only one is asked for, its failure is thrown. */
    static Report timed(List<SurfaceRuntime> surfaces, Selection selection, Step step) {
        long started = System.nanoTime();
        List<SurfaceSummary> summaries = new ArrayList<>();
        for (SurfaceRuntime runtime : surfaces) {
            long begun = System.nanoTime();
            try {
                summaries.add(step.run(runtime, begun).following(runtime.health()));
            } catch (SaseException | EngineRefusal e) {
                if (surfaces.size() == 1 || !concernsOneSurface(e)) {
                    throw e;
                }
                summaries.add(failed(runtime, selection, String.valueOf(e.getMessage()), begun)
                        .following(runtime.health()));
            }
        }
        return new Report(summaries, elapsed(started));
    }

    /** Milliseconds since then. */
    static long elapsed(long startedNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }
}
