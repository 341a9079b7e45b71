package dev.sase.core.engine;

import dev.sase.spi.JsonWriter;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What maintenance says of a surface.
 *
 * @param surface the surface's id
 * @param project the scope that was selected, if one was
 * @param state {@code ok} or {@code degraded}
 * @param lastSequence the last event applied
 * @param queuedChanges the changes that were told and are not applied
 * @param watching whether the operating system tells of changes
 * @param diffCounts the differences found
 * @param scannedSources the source units looked at
 * @param indexedRows the rows written or compared
 * @param skippedRows the rows found unchanged
 * @param parseFailures the parts of sources that could not be read
 * @param elapsedMillis how long it took, milliseconds
 * @param nextCommand what to type next
 * @param message what else there is to say
 */
public record SurfaceSummary(
        String surface,
        Optional<String> project,
        String state,
        OptionalLong lastSequence,
        long queuedChanges,
        boolean watching,
        DiffCounts diffCounts,
        long scannedSources,
        long indexedRows,
        long skippedRows,
        long parseFailures,
        long elapsedMillis,
        Optional<String> nextCommand,
        Optional<String> message) {

    /** The state of a surface without differences. */
    public static final String OK = "ok";

    /** The state of a surface with differences, or without a projection. */
    public static final String DEGRADED = "degraded";

    /** A summary that says nothing of how changes are followed; see {@link #following}. */
    SurfaceSummary(
            String surface,
            Optional<String> project,
            String state,
            OptionalLong lastSequence,
            DiffCounts diffCounts,
            long scannedSources,
            long indexedRows,
            long skippedRows,
            long parseFailures,
            long elapsedMillis,
            Optional<String> nextCommand,
            Optional<String> message) {
        this(
                surface,
                project,
                state,
                lastSequence,
                0,
                false,
                diffCounts,
                scannedSources,
                indexedRows,
                skippedRows,
                parseFailures,
                elapsedMillis,
                nextCommand,
                message);
    }

    /** The same summary with how its surface follows changes. */
    SurfaceSummary following(SurfaceHealth health) {
        return new SurfaceSummary(
                surface,
                project,
                state,
                lastSequence,
                health.pendingChanges(),
                health.following() == SurfaceHealth.Following.WATCHING,
                diffCounts,
                scannedSources,
                indexedRows,
                skippedRows,
                parseFailures,
                elapsedMillis,
                nextCommand,
                message);
    }

    /** Writes the wire form. */
    public void write(JsonWriter out) {
        out.beginObject().name("schema_version").number(1).name("surface").string(surface);
        project.ifPresent(text -> out.name("project_id").string(text));
        out.name("state").string(state);
        lastSequence.ifPresent(sequence -> out.name("last_indexed_event_seq").number(sequence));
        out.name("queued_changes").number(queuedChanges).name("watcher_active").bool(watching);
        diffCounts.write(out.name("diff_counts"));
        out.name("scanned_sources").number(scannedSources).name("indexed_rows").number(indexedRows);
        out.name("skipped_rows").number(skippedRows).name("parse_failures").number(parseFailures);
        out.name("elapsed_ms").number(elapsedMillis);
        nextCommand.ifPresent(text -> out.name("next_command").string(text));
        message.ifPresent(text -> out.name("message").string(text));
        out.endObject();
    }
}
