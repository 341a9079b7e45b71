package dev.sase.core.registry;

import dev.sase.spi.ProjectedRow;
import dev.sase.spi.Projector;
import dev.sase.spi.RecordCollection;
import java.util.Objects;

/** The projector of a guarded surface. Thread-safe. */
final class GuardedProjector implements Projector {
    private final Projector projector;
    private final Guard guard;

    GuardedProjector(Projector projector, Guard guard) {
        this.projector = projector;
        this.guard = guard;
    }

    /** Runs once for each record, hence without a closure. */
    @Override
    public <R> ProjectedRow<R> project(RecordCollection<R> collection, R record) {
        try {
            return Objects.requireNonNull(projector.project(collection, record), "the row is null");
        } catch (Throwable e) {
            throw guard.failed(projector, "project", e);
        }
    }
}
