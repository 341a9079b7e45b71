package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads mentors: entries and the lines of their runs. */
final class MentorsReader implements SectionReader {
    private static final int FLAGS = Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String RUN_PREFIX = "      | ";
    private static final String DRAFT = "#Draft";
    private static final Pattern ENTRY = Pattern.compile("\\((\\d+[a-z]?)\\)\\s+(.+)", FLAGS);
    private static final Pattern BLANKS = Pattern.compile("\\s+", FLAGS);
    private static final Pattern ENTRY_REF = Pattern.compile("\\d+[a-z]?", FLAGS);

    /** Begins at the beginning of a word only, so that a long word is looked at once. */
    private static final Pattern PROFILE = Pattern.compile("(?<!\\w)(\\w++)\\[\\d++/\\d++\\]", FLAGS);

    /** What stands before the first colon of a run, where it begins with a time. */
    private static final Pattern STAMPED = Pattern.compile("\\[(\\d{6}_\\d{6})\\]\\s+(.+)", FLAGS);

    /** What stands behind the first colon of a run. */
    private static final Pattern RUN = Pattern.compile(
            "(\\S+)\\s+-\\s+(STARTING|RUNNING|PASSED|COMMENTED|FAILED|DEAD|KILLED)(?:\\s+-\\s+\\(([^)]+)\\))?", FLAGS);

    private final List<Draft> mentors = new ArrayList<>();
    private @Nullable Draft current;

    private record Draft(String entryId, List<String> profiles, List<MentorEntry.Run> runs, boolean draft) {}

    @Override
    public void closeEntry() {
        current = null;
    }

    @Override
    public void line(String line) {
        int indent = SectionReader.indentOf(line);
        if (indent >= 2 && indent <= 5) {
            Matcher entry = ENTRY.matcher(Whitespace.trim(line));
            if (entry.matches()) {
                current = entry(entry.group(1), entry.group(2));
                mentors.add(current);
            }
        } else if (current != null && line.startsWith(RUN_PREFIX)) {
            run(Whitespace.trimEnd(line.substring(RUN_PREFIX.length()))).ifPresent(current.runs()::add);
        }
    }

    /** The mentors read so far. */
    List<MentorEntry> build() {
        return mentors.stream()
                .map(mentor -> new MentorEntry(mentor.entryId(), mentor.profiles(), mentor.runs(), mentor.draft()))
                .toList();
    }

    private static Draft entry(String id, String text) {
        boolean draft = text.endsWith(DRAFT);
        String profilesText = draft ? text.replace(" " + DRAFT, "") : text;
        List<String> profiles = new ArrayList<>();
        Matcher profile = PROFILE.matcher(profilesText);
        while (profile.find()) {
            profiles.add(profile.group(1));
        }
        if (profiles.isEmpty()) {
            BLANKS.splitAsStream(profilesText).filter(word -> !word.isEmpty()).forEach(profiles::add);
        }
        return new Draft(id, profiles, new ArrayList<>(), draft);
    }

    /** Looks at both sides of the first colon apart: as one pattern a long line would take the square of its length. */
    private static Optional<MentorEntry.Run> run(String text) {
        int colon = text.indexOf(':');
        Matcher run = RUN.matcher(text.substring(colon + 1));
        if (colon < 1 || !run.matches()) {
            return Optional.empty();
        }
        String head = text.substring(0, colon);
        Matcher stamped = STAMPED.matcher(head);
        boolean hasStamp = stamped.matches();
        String raw = run.group(3);
        Suffix suffix = raw == null ? Suffix.NONE : suffix(raw);
        return Optional.of(new MentorEntry.Run(
                hasStamp ? stamped.group(2) : head,
                run.group(1),
                run.group(2),
                hasStamp ? Optional.of(stamped.group(1)) : Optional.empty(),
                suffix.is(SuffixType.PLAIN) ? Optional.of(raw) : Optional.empty(),
                suffix));
    }

    private static Suffix suffix(String raw) {
        Suffix marked = Suffixes.marked(raw);
        if (marked.type().isPresent()) {
            return marked;
        }
        return ENTRY_REF.matcher(raw).matches()
                ? Suffix.of(raw, SuffixType.ENTRY_REF)
                : new Suffix(Optional.empty(), Optional.of(SuffixType.PLAIN));
    }
}
