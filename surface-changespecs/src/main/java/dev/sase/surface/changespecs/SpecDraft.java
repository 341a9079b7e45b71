package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A ChangeSpec while it is read. Not thread-safe. */
final class SpecDraft {
    final long startLine;
    final CommitsReader commits = new CommitsReader();
    final HooksReader hooks = new HooksReader();
    final CommentsReader comments = new CommentsReader();
    final MentorsReader mentors = new MentorsReader();
    final TimestampsReader timestamps = new TimestampsReader();
    final DeltasReader deltas = new DeltasReader();
    final RefsReader refs = new RefsReader();
    final StringJoiner description = new StringJoiner("\n");

    @Nullable
    String name;

    @Nullable
    String status;

    @Nullable
    String parent;

    @Nullable
    String clOrPr;

    @Nullable
    String bug;

    String prOrigin = ChangeSpec.UNKNOWN_ORIGIN;
    long endLine;

    SpecDraft(long startLine) {
        this.startLine = startLine;
        this.endLine = startLine;
    }

    /** Whether the lines so far make a ChangeSpec. */
    boolean isComplete() {
        return name != null && status != null;
    }

    /**
     * The ChangeSpec.
     *
     * @param source the file it stands in
     * @param running the workspaces claimed for it
     * @throws IllegalStateException if it is not complete
     */
    ChangeSpec build(SpecSource source, List<WorkspaceClaim> running) {
        if (name == null || status == null) {
            throw new IllegalStateException("a ChangeSpec needs a name and a status");
        }
        return new ChangeSpec(
                source,
                new SourceSpan(startLine, endLine),
                name,
                status,
                Optional.ofNullable(parent),
                Optional.ofNullable(clOrPr),
                prOrigin,
                Optional.ofNullable(bug),
                Whitespace.trim(description.toString()),
                refs.build(),
                commits.build(),
                hooks.build(),
                comments.build(),
                mentors.build(),
                timestamps.build(),
                deltas.build(),
                running);
    }
}
