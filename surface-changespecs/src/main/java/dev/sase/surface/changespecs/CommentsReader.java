package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads comments, one a line. */
final class CommentsReader implements SectionReader {
    private static final Pattern COMMENT = Pattern.compile(
            "\\[([^\\]]+)\\]\\s+(\\S+)(?:\\s+-\\s+\\(([^)]+)\\))?", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private final List<ReviewComment> comments = new ArrayList<>();

    @Override
    public void closeEntry() {
        // A comment has one line only.
    }

    @Override
    public void line(String line) {
        int indent = SectionReader.indentOf(line);
        if (indent != 2 && indent != 3) {
            return;
        }
        Matcher comment = COMMENT.matcher(Whitespace.trim(line));
        if (comment.matches()) {
            Suffix suffix =
                    Optional.ofNullable(comment.group(3)).map(Suffixes::marked).orElse(Suffix.NONE);
            comments.add(new ReviewComment(comment.group(1), comment.group(2), suffix));
        }
    }

    /** The comments read so far. */
    List<ReviewComment> build() {
        return comments;
    }
}
