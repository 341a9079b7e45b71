package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads hooks: commands and the lines of their runs. */
final class HooksReader implements SectionReader {
    private static final String RUN_PREFIX = "      | ";
    private static final String SUMMARY = " | ";
    private static final Pattern RUN = Pattern.compile(
            "\\((\\d+[a-z]?)\\)\\s+\\[(\\d{6}_\\d{6})\\]\\s*(RUNNING|PASSED|FAILED|DEAD)"
                    + "(?:\\s+\\(([^)]+)\\))?(?:\\s+-\\s+\\((.+)\\))?",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private final List<Draft> hooks = new ArrayList<>();
    private @Nullable Draft current;

    private record Draft(String command, List<Hook.Run> runs) {}

    @Override
    public void closeEntry() {
        current = null;
    }

    @Override
    public void line(String line) {
        int indent = SectionReader.indentOf(line);
        if (indent == 2 || indent == 3) {
            String text = Whitespace.trim(line);
            if (!text.startsWith("[") && !text.startsWith("(")) {
                current = new Draft(text, new ArrayList<>());
                hooks.add(current);
            }
        } else if (current != null && line.startsWith(RUN_PREFIX)) {
            Matcher run = RUN.matcher(Whitespace.trimEnd(line.substring(RUN_PREFIX.length())));
            if (run.matches()) {
                current.runs().add(run(run));
            }
        }
    }

    /** The hooks read so far. */
    List<Hook> build() {
        return hooks.stream().map(hook -> new Hook(hook.command(), hook.runs())).toList();
    }

    private static Hook.Run run(Matcher run) {
        Optional<String> raw = Optional.ofNullable(run.group(5));
        int bar = raw.map(text -> text.indexOf(SUMMARY)).orElse(-1);
        Suffix suffix = raw.map(text -> bar < 0 ? text : text.substring(0, bar))
                .map(Suffixes::marked)
                .orElse(Suffix.NONE);
        return new Hook.Run(
                run.group(1),
                run.group(2),
                run.group(3),
                Optional.ofNullable(run.group(4)),
                suffix,
                raw.filter(_ -> bar >= 0).map(text -> text.substring(bar + SUMMARY.length())));
    }
}
