package dev.sase.surface.changespecs;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A ChangeSpec, read from either generation of the project file. Immutable.
 *
 * @param source the file it stands in
 * @param span the lines it has there
 * @param name its name; names may repeat
 * @param status its status as written, with workspace and marks
 * @param parent the name of the ChangeSpec it builds on; may be empty text
 * @param clOrPr the address of its review
 * @param prOrigin who opened the pull request: {@code sase}, {@code external} or {@code unknown}; the last one for {@link Generation#V2}
 * @param bug the bug it belongs to
 * @param description what it is about; may be empty
 * @param refs what it refers to; none for {@link Generation#V2}
 * @param commits its commits and proposals
 * @param hooks the commands run for it
 * @param comments the comments on it
 * @param mentors the mentors that look at it
 * @param timestamps what happened to it
 * @param deltas the files it changes
 * @param running the workspaces in which something runs for it; they stand apart from it in the file, and are no part of its record
 */
public record ChangeSpec(
        SpecSource source,
        SourceSpan span,
        String name,
        String status,
        Optional<String> parent,
        Optional<String> clOrPr,
        String prOrigin,
        Optional<String> bug,
        String description,
        List<String> refs,
        List<CommitEntry> commits,
        List<Hook> hooks,
        List<ReviewComment> comments,
        List<MentorEntry> mentors,
        List<TimestampEntry> timestamps,
        List<FileDelta> deltas,
        List<WorkspaceClaim> running) {
    /** The origin of a pull request of which nothing else is known. */
    public static final String UNKNOWN_ORIGIN = "unknown";

    private static final String HANDLE_PREFIX = "changespec:";

    public ChangeSpec {
        refs = List.copyOf(refs);
        commits = List.copyOf(commits);
        hooks = List.copyOf(hooks);
        comments = List.copyOf(comments);
        mentors = List.copyOf(mentors);
        timestamps = List.copyOf(timestamps);
        deltas = List.copyOf(deltas);
        running = List.copyOf(running);
    }

    /** A ChangeSpec for which nothing runs. */
    public ChangeSpec(
            SpecSource source,
            SourceSpan span,
            String name,
            String status,
            Optional<String> parent,
            Optional<String> clOrPr,
            String prOrigin,
            Optional<String> bug,
            String description,
            List<String> refs,
            List<CommitEntry> commits,
            List<Hook> hooks,
            List<ReviewComment> comments,
            List<MentorEntry> mentors,
            List<TimestampEntry> timestamps,
            List<FileDelta> deltas) {
        this(
                source,
                span,
                name,
                status,
                parent,
                clOrPr,
                prOrigin,
                bug,
                description,
                refs,
                commits,
                hooks,
                comments,
                mentors,
                timestamps,
                deltas,
                List.of());
    }

    /** What identifies it: {@code changespec:}, project id, colon, name. */
    public String handle() {
        return handle(source.projectId(), name);
    }

    /** The handle that a ChangeSpec of this project and name has. */
    public static String handle(String projectId, String name) {
        return HANDLE_PREFIX + projectId + ":" + name;
    }

    /**
     * The projects that a handle may belong to: the folder of a project, and with it the name behind it, may hold colons.
     *
     * @param handle a text for which {@link #isHandle} holds
     */
    static Set<String> projectsOf(String handle) {
        Set<String> projects = new HashSet<>();
        for (int end = handle.indexOf(':', HANDLE_PREFIX.length()); end >= 0; end = handle.indexOf(':', end + 1)) {
            projects.add(handle.substring(HANDLE_PREFIX.length(), end));
        }
        return projects;
    }

    /** Whether a text has the form of a handle. */
    static boolean isHandle(String text) {
        return text.startsWith(HANDLE_PREFIX) && text.indexOf(':', HANDLE_PREFIX.length()) >= 0;
    }
}
