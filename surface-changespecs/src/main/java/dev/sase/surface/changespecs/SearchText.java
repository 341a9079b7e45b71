package dev.sase.surface.changespecs;

import java.util.StringJoiner;
import java.util.function.Consumer;

/** The text of a ChangeSpec that queries look at, one part a line. */
final class SearchText {
    private static final String ERROR_STATUS = " - (!: ";
    private static final String AGENT = "- (@";
    private static final String PROCESS = "- ($: ";

    private final Consumer<String> parts;

    private SearchText(Consumer<String> parts) {
        this.parts = parts;
    }

    /** The text, by the rules of the ChangeSpec's generation. */
    static String of(ChangeSpec spec) {
        StringJoiner text = new StringJoiner("\n");
        new SearchText(text::add).parts(spec);
        return text.toString();
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
        return hasMark(spec, AGENT);
    }

    /** Whether the text has the mark of a running process, wherever it comes from. */
    static boolean hasProcess(ChangeSpec spec) {
        return hasMark(spec, PROCESS);
    }

    /** Looks at the parts one by one: no mark reaches from one line into the next. */
    private static boolean hasMark(ChangeSpec spec, String mark) {
        boolean[] found = {false};
        new SearchText(part -> found[0] |= part.contains(mark)).parts(spec);
        return found[0];
    }

    private void parts(ChangeSpec spec) {
        fields(spec);
        for (CommitEntry commit : spec.commits()) {
            parts.accept(commit.note());
            commitSuffix(commit.suffix());
        }
        for (Hook hook : spec.hooks()) {
            parts.accept(hook.bareCommand());
            hook.runs().forEach(run -> processSuffix(run.suffix()));
        }
        for (ReviewComment comment : spec.comments()) {
            parts.accept(comment.reviewer());
            parts.accept(comment.path());
            processSuffix(comment.suffix());
        }
        for (MentorEntry mentor : spec.mentors()) {
            mentor.runs().forEach(run -> suffix(run.suffix()));
        }
    }

    private void fields(ChangeSpec spec) {
        boolean v5 = spec.source().generation() == Generation.V5;
        parts.accept(spec.name());
        parts.accept(spec.description());
        parts.accept(spec.status());
        if (v5) {
            parts.accept(spec.prOrigin());
        }
        parts.accept(spec.source().projectId());
        if (v5) {
            spec.refs().forEach(parts);
        }
        spec.parent().ifPresent(parts);
        spec.clOrPr().ifPresent(parts);
    }

    private void commitSuffix(Suffix suffix) {
        suffix.text()
                .ifPresent(text -> parts.accept(suffix.is(SuffixType.ERROR) ? "(!: " + text + ")" : "(" + text + ")"));
    }

    private void processSuffix(Suffix suffix) {
        String text = suffix.text().orElse("");
        if (suffix.is(SuffixType.RUNNING_PROCESS)) {
            parts.accept("- ($: " + text + ")");
        } else if (suffix.is(SuffixType.KILLED_PROCESS)) {
            parts.accept("- (~$: " + text + ")");
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
            parts.accept(text.isEmpty() ? "- (@)" : "- (@: " + text + ")");
        } else if (!text.isEmpty()) {
            parts.accept(suffix.is(SuffixType.ERROR) ? "(!: " + text + ")" : "(" + text + ")");
        }
    }
}
