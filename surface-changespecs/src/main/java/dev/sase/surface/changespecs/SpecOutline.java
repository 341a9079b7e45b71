package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;

/**
 * A titled list of a ChangeSpec as indented lines.
 *
 * @param title the name of the list
 * @param lines its lines, indented by two blanks below each other
 */
record SpecOutline(String title, List<String> lines) {
    private static final String BELOW = "    ";

    /** The lists of a ChangeSpec that are not empty, in the order in which a file has them. */
    static List<SpecOutline> of(ChangeSpec spec) {
        List<SpecOutline> outlines = new ArrayList<>();
        add(outlines, "RUNNING", spec.running().stream().map(EntryText::claim).toList());
        add(outlines, "REFS", spec.refs());
        add(outlines, spec.source().generation() == Generation.V5 ? "STITCHES" : "COMMITS", commits(spec));
        add(outlines, "DELTAS", spec.deltas().stream().map(EntryText::delta).toList());
        add(outlines, "HOOKS", hooks(spec));
        add(
                outlines,
                "COMMENTS",
                spec.comments().stream().map(EntryText::comment).toList());
        add(outlines, "MENTORS", mentors(spec));
        add(
                outlines,
                "TIMESTAMPS",
                spec.timestamps().stream().map(EntryText::timestamp).toList());
        return outlines;
    }

    private static void add(List<SpecOutline> outlines, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            outlines.add(new SpecOutline(
                    title,
                    lines.stream().map(line -> "  " + EntryText.oneLine(line)).toList()));
        }
    }

    private static List<String> commits(ChangeSpec spec) {
        List<String> lines = new ArrayList<>();
        for (CommitEntry commit : spec.commits()) {
            lines.add(EntryText.commit(commit));
            commit.body().forEach(line -> lines.add(BELOW + line));
            commit.chat().ifPresent(path -> lines.add(BELOW + "| CHAT: " + path));
            commit.diff().ifPresent(path -> lines.add(BELOW + "| DIFF: " + path));
            commit.plan().ifPresent(path -> lines.add(BELOW + "| PLAN: " + path));
        }
        return lines;
    }

    private static List<String> hooks(ChangeSpec spec) {
        List<String> lines = new ArrayList<>();
        for (Hook hook : spec.hooks()) {
            lines.add(hook.command());
            hook.runs().forEach(run -> lines.add(BELOW + "| " + EntryText.run(run)));
        }
        return lines;
    }

    private static List<String> mentors(ChangeSpec spec) {
        List<String> lines = new ArrayList<>();
        for (MentorEntry mentor : spec.mentors()) {
            lines.add(EntryText.mentor(mentor));
            mentor.runs().forEach(run -> lines.add(BELOW + "| " + EntryText.run(run)));
        }
        return lines;
    }
}
