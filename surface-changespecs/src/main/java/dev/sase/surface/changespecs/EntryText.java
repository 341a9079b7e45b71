package dev.sase.surface.changespecs;

import java.util.Optional;

/** The entries of sections as a line each, much as a project file has them. */
final class EntryText {
    private EntryText() {}

    /** The text with its line breaks shown: names of folders may hold some. */
    static String oneLine(String text) {
        return text.replace("\n", "\\n");
    }

    /** The number of a commit with the letter of its proposal. */
    static String id(CommitEntry commit) {
        return commit.number() + commit.proposalLetter().orElse("");
    }

    /** Number, title and mark of a commit. */
    static String commit(CommitEntry commit) {
        return "(" + id(commit) + ") " + commit.note() + behind(mark(commit.suffix()));
    }

    /** A run of a hook. */
    static String run(Hook.Run run) {
        String duration = run.duration().map(text -> " (" + text + ")").orElse("");
        return "(" + run.entryId() + ") [" + run.timestamp() + "] " + run.status() + duration + behind(note(run));
    }

    /** The mark and the summary of a run. */
    static String note(Hook.Run run) {
        String mark = mark(run.suffix());
        String summary = run.summary().orElse("");
        return summary.isEmpty() ? mark : mark.isEmpty() ? summary : mark + " | " + summary;
    }

    /** Comments of a reviewer. */
    static String comment(ReviewComment comment) {
        return "[" + comment.reviewer() + "] " + comment.path() + behind(mark(comment.suffix()));
    }

    /** Number and profiles of an entry of mentors. */
    static String mentor(MentorEntry mentor) {
        return "(" + mentor.entryId() + ") " + String.join(" ", mentor.profiles()) + (mentor.draft() ? " #Draft" : "");
    }

    /** A run of a mentor. */
    static String run(MentorEntry.Run run) {
        String stamp = run.timestamp().map(text -> "[" + text + "] ").orElse("");
        return stamp + run.profile() + ":" + run.mentor() + " - " + run.status() + behind(note(run));
    }

    /** The mark of a run, or its duration. */
    static String note(MentorEntry.Run run) {
        return run.duration().orElseGet(() -> mark(run.suffix()));
    }

    /** Something that happened. */
    static String timestamp(TimestampEntry entry) {
        return "[" + entry.timestamp() + "] " + entry.event() + " " + entry.detail();
    }

    /** A changed file. */
    static String delta(FileDelta delta) {
        String sign = switch (delta.changeType()) {
            case "A" -> "+ ";
            case "D" -> "- ";
            default -> "~ ";
        };
        return sign + delta.path();
    }

    /** A claimed workspace. */
    static String claim(WorkspaceClaim claim) {
        String stamp = claim.timestamp().map(text -> " since " + text).orElse("");
        return "#" + claim.number() + " " + claim.workflow() + " (pid " + claim.pid() + stamp + ")"
                + (claim.pinned() ? " PINNED" : "");
    }

    /** A mark with its marker. */
    static String mark(Suffix suffix) {
        String text = suffix.text().orElse("");
        return suffix.type()
                .flatMap(EntryText::marker)
                .map(marker -> text.isEmpty() ? marker : marker + ": " + text)
                .orElse(text);
    }

    private static Optional<String> marker(SuffixType type) {
        return switch (type) {
            case ERROR -> Optional.of("!");
            case REJECTED_PROPOSAL -> Optional.of("~!");
            case RUNNING_AGENT -> Optional.of("@");
            case KILLED_AGENT -> Optional.of("~@");
            case RUNNING_PROCESS -> Optional.of("$");
            case KILLED_PROCESS -> Optional.of("~$");
            case PENDING_DEAD_PROCESS -> Optional.of("?$");
            case SUMMARIZE_COMPLETE -> Optional.of("%");
            case METAHOOK_COMPLETE -> Optional.of("^");
            case ENTRY_REF, PLAIN -> Optional.empty();
        };
    }

    private static String behind(String mark) {
        return mark.isEmpty() ? "" : " - (" + mark + ")";
    }
}
