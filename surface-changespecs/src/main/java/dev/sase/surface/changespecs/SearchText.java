package dev.sase.surface.changespecs;

import java.util.StringJoiner;

/** The text of a ChangeSpec that queries look at, one part a line. */
final class SearchText {
    private static final String ERROR_STATUS = " - (!: ";
    private static final String AGENT = "- (@";
    private static final String PROCESS = "- ($: ";

    private final StringJoiner parts = new StringJoiner("\n");

    private SearchText() {}

    /** The text, by the rules of the ChangeSpec's generation. */
    static String of(ChangeSpec spec) {
        SearchText text = new SearchText();
        text.fields(spec);
        for (CommitEntry commit : spec.commits()) {
            text.parts.add(commit.note());
            text.commitSuffix(commit.suffix());
        }
        for (Hook hook : spec.hooks()) {
            text.parts.add(hook.bareCommand());
            hook.runs().forEach(run -> text.processSuffix(run.suffix()));
        }
        for (ReviewComment comment : spec.comments()) {
            text.parts.add(comment.reviewer());
            text.parts.add(comment.path());
            text.processSuffix(comment.suffix());
        }
        for (MentorEntry mentor : spec.mentors()) {
            mentor.runs().forEach(run -> text.suffix(run.suffix()));
        }
        return text.parts.toString();
    }

    /** Whether the status or an entry says that something is wrong; mentors do not count. */
    static boolean hasError(ChangeSpec spec) {
        return spec.status().contains(ERROR_STATUS)
                || spec.commits().stream().anyMatch(commit -> commit.suffix().is(SuffixType.ERROR))
                || spec.hooks().stream()
                        .flatMap(hook -> hook.runs().stream())
                        .anyMatch(run -> run.suffix().is(SuffixType.ERROR))
                || spec.comments().stream().anyMatch(comment -> comment.suffix().is(SuffixType.ERROR));
    }

    /** Whether the text has the mark of a running agent, wherever it comes from. */
    static boolean hasAgent(ChangeSpec spec) {
        return of(spec).contains(AGENT);
    }

    /** Whether the text has the mark of a running process, wherever it comes from. */
    static boolean hasProcess(ChangeSpec spec) {
        return of(spec).contains(PROCESS);
    }

    private void fields(ChangeSpec spec) {
        boolean v5 = spec.source().generation() == Generation.V5;
        parts.add(spec.name()).add(spec.description()).add(spec.status());
        if (v5) {
            parts.add(spec.prOrigin());
        }
        parts.add(spec.source().projectId());
        if (v5) {
            spec.refs().forEach(parts::add);
        }
        spec.parent().ifPresent(parts::add);
        spec.clOrPr().ifPresent(parts::add);
    }

    private void commitSuffix(Suffix suffix) {
        suffix.text()
                .ifPresent(text -> parts.add(suffix.is(SuffixType.ERROR) ? "(!: " + text + ")" : "(" + text + ")"));
    }

    private void processSuffix(Suffix suffix) {
        String text = suffix.text().orElse("");
        if (suffix.is(SuffixType.RUNNING_PROCESS)) {
            parts.add("- ($: " + text + ")");
        } else if (suffix.is(SuffixType.KILLED_PROCESS)) {
            parts.add("- (~$: " + text + ")");
        } else {
            suffix(suffix);
        }
    }

    private void suffix(Suffix suffix) {
        if (suffix.type().isEmpty()) {
            return;
        }
        String text = suffix.text().orElse("");
        if (suffix.is(SuffixType.RUNNING_AGENT)) {
            parts.add(text.isEmpty() ? "- (@)" : "- (@: " + text + ")");
        } else if (!text.isEmpty()) {
            parts.add(suffix.is(SuffixType.ERROR) ? "(!: " + text + ")" : "(" + text + ")");
        }
    }
}
