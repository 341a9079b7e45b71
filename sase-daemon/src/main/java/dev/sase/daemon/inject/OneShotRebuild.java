package dev.sase.daemon.inject;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.Report;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.SurfaceSummary;
import dev.sase.core.home.Locations;
import dev.sase.core.home.Ownership;
import dev.sase.daemon.server.StorageRebuild;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon that serves nobody: it makes its projection anew from the journal and leaves. */
public final class OneShotRebuild {
    private static final Logger log = LoggerFactory.getLogger(OneShotRebuild.class);

    private OneShotRebuild() {}

    /**
     * Rebuilds.
     *
     * @return what was done, as one JSON object
     * @throws SaseException {@link ErrorCode#ALREADY_OWNED} while a daemon runs, {@link ErrorCode#STORE_FAILED} when the stores cannot be
     *     opened or a surface could not be made; the others are
     */
    public static String run(DaemonSettings settings) {
        Locations locations = settings.locations();
        locations.requireHome();
        locations.requireSafeRunRoot();
        try (Ownership _ = Ownership.take(
                        locations, settings.version(), settings.engine().clock());
                Engine engine = Engine.open(settings.engine())) {
            if (!engine.health().open()) {
                throw new SaseException(
                        ErrorCode.STORE_FAILED,
                        "the projection of " + locations.runRoot() + " cannot be rebuilt: "
                                + engine.health().message().orElse("its stores cannot be opened"));
            }
            Report report = engine.replay(Selection.all());
            requireAll(report);
            log.info("rebuilt from the journal, run_root={} ms={}", locations.runRoot(), report.elapsedMillis());
            return StorageRebuild.document(report);
        }
    }

    private static void requireAll(Report report) {
        for (SurfaceSummary summary : report.summaries()) {
            if (summary.message().isPresent()) {
                throw new SaseException(
                        ErrorCode.STORE_FAILED,
                        "the surface '" + summary.surface() + "' was not rebuilt, the others were: "
                                + summary.message().get());
            }
        }
    }
}
