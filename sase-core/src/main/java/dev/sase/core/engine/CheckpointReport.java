package dev.sase.core.engine;

/**
 * What a checkpoint did, as SQLite tells it.
 *
 * @param mode how far it was to go
 * @param busy 1 when somebody was in the way, so that a part is left
 * @param logFrames frames in the log; -1 when there is no log
 * @param checkpointedFrames frames of these that are in the database file
 */
public record CheckpointReport(CheckpointMode mode, long busy, long logFrames, long checkpointedFrames) {}
