package dev.sase.surface.beads;

import java.nio.file.Path;

/**
 * One event of a stream with its place.
 *
 * @param stream the index of its stream among all
 * @param file the file of the stream
 * @param line the 1-based line
 * @param eventId the id, opaque
 * @param timestamp when it happened, as written
 * @param actor who did it; may be empty
 * @param rank how events of one time are ordered among streams
 * @param issueId the issue it is about
 * @param change what it does
 */
record BeadEvent(
        int stream,
        Path file,
        long line,
        String eventId,
        String timestamp,
        String actor,
        int rank,
        String issueId,
        Change change) {}
