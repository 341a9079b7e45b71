package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads commits: entries, the drawers below them and their bodies. */
final class CommitsReader implements SectionReader {
    private static final Pattern ENTRY =
            Pattern.compile("\\((\\d+)([a-z]?)\\)\\s+(.+)", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final int BODY_INDENT = 6;
    private static final long LARGEST_NUMBER = 0xffff_ffffL;

    private final List<Draft> entries = new ArrayList<>();
    private @Nullable Draft current;

    private static final class Draft {
        private final long number;
        private final Optional<String> letter;
        private final String note;
        private final Suffix suffix;
        private final List<String> body = new ArrayList<>();
        private Optional<String> chat = Optional.empty();
        private Optional<String> diff = Optional.empty();
        private Optional<String> plan = Optional.empty();

        Draft(String digits, String letter, String text) {
            this.number = number(digits);
            this.letter = letter.isEmpty() ? Optional.empty() : Optional.of(letter);
            int start = startOfSuffix(text);
            this.note = start < 0 ? text : Whitespace.trimEnd(withoutDash(text, start));
            this.suffix = start < 0 ? Suffix.NONE : Suffixes.ofCommit(text.substring(start + 1, text.length() - 1));
        }

        CommitEntry build() {
            return new CommitEntry(number, note, chat, diff, plan, letter, suffix, body);
        }
    }

    @Override
    public void closeEntry() {
        current = null;
    }

    @Override
    public void line(String line) {
        String text = Whitespace.trim(line);
        Matcher entry = text.startsWith("(") ? ENTRY.matcher(text) : null;
        if (entry != null && entry.matches()) {
            current = new Draft(entry.group(1), entry.group(2), entry.group(3));
            entries.add(current);
            return;
        }
        Draft draft = current;
        if (draft == null) {
            return;
        }
        if (text.startsWith("| CHAT:")) {
            draft.chat = drawer(text);
        } else if (text.startsWith("| DIFF:")) {
            draft.diff = drawer(text);
        } else if (text.startsWith("| PLAN:")) {
            draft.plan = drawer(text);
        } else if (SectionReader.indentOf(line) >= BODY_INDENT && !text.startsWith("| ")) {
            draft.body.add(text.equals(".") ? "" : text);
        }
    }

    /** The commits read so far. */
    List<CommitEntry> build() {
        return entries.stream().map(Draft::build).toList();
    }

    private static Optional<String> drawer(String text) {
        return Optional.of(Whitespace.trim(text.substring("| CHAT:".length())));
    }

    /** The value of digits of any script, or 0 where it has no 32 bits. */
    private static long number(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i += Character.charCount(digits.codePointAt(i))) {
            number = number * 10 + Character.digit(digits.codePointAt(i), 10);
            if (number > LARGEST_NUMBER) {
                return 0;
            }
        }
        return number;
    }

    /**
     * Where the bracket of a suffix opens: the first one behind blanks, a dash and blanks from which no other bracket closes before
     * the end of the text. Looks at every character a few times only, however the line is made.
     *
     * @return the index of the bracket, or -1 without a suffix
     */
    private static int startOfSuffix(String text) {
        int last = text.length() - 1;
        if (text.charAt(last) != ')') {
            return -1;
        }
        int open = text.indexOf('(', text.lastIndexOf(')', last - 1) + 1);
        while (open >= 0 && open < last - 1) {
            if (dashBefore(text, open) > 0) {
                return open;
            }
            open = text.indexOf('(', open + 1);
        }
        return -1;
    }

    private static String withoutDash(String text, int open) {
        return text.substring(0, dashBefore(text, open));
    }

    /** The index of the dash that stands between blanks before a bracket, or -1. */
    private static int dashBefore(String text, int open) {
        int i = open - 1;
        while (i >= 0 && Whitespace.isWhite(text.charAt(i))) {
            i--;
        }
        boolean dash = i > 0 && i < open - 1 && text.charAt(i) == '-' && Whitespace.isWhite(text.charAt(i - 1));
        return dash ? i : -1;
    }
}
