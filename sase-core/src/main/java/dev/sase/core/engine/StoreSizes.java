package dev.sase.core.engine;

import dev.sase.core.config.ProjectionEngine;

/**
 * How large the stores are, as of the last commit or quiet moment.
 *
 * @param engine the database engine
 * @param projectionBytes the projection's file; 0 in memory
 * @param projectionLogBytes its write-ahead log
 * @param journalBytes the journal's file; 0 in memory
 * @param journalLogBytes its write-ahead log
 */
public record StoreSizes(
        ProjectionEngine engine,
        long projectionBytes,
        long projectionLogBytes,
        long journalBytes,
        long journalLogBytes) {
    /** Of stores that are not open. */
    static final StoreSizes NONE = new StoreSizes(ProjectionEngine.SQLITE, 0, 0, 0, 0);
}
