package org.example.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line {@code - [ ] text #tag @due(2026-12-01)} of a Markdown file.
 *
 * @param mark what is between the brackets
 * @param text what follows
 */
record TaskLine(String mark, String text) {
    private static final Pattern LINE = Pattern.compile("\\s*[-*+] \\[(.)]\\s+(.*\\S)\\s*");
    private static final Pattern TAG = Pattern.compile("(?<!\\S)#([\\p{L}\\p{N}_/-]+)(?!\\S)");
    private static final Pattern DUE = Pattern.compile("(?<!\\S)@due\\(([^)]*)\\)");

    /** The parts of a line, or empty for a line that is no task. */
    static Optional<TaskLine> of(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches() ? Optional.of(new TaskLine(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Whether the mark says open or done. */
    boolean isKnown() {
        return mark.equals(" ") || isDone();
    }

    /** Whether {@code @due(...)} is there and holds no day. */
    boolean hasBadDate() {
        return DUE.matcher(text).find() && due().isEmpty();
    }

    /** The task of this line. */
    Task task(String file, String section) {
        List<String> tags =
                TAG.matcher(text).results().map(tag -> tag.group(1)).toList();
        String plain = TAG.matcher(text).replaceAll("");
        String title = (due().isPresent() ? DUE.matcher(plain).replaceAll("") : plain).strip().replaceAll("\\s+", " ");
        return new Task(id(file, title), file, section, isDone(), title, tags, due());
    }

    private boolean isDone() {
        return mark.equalsIgnoreCase("x");
    }

    private Optional<String> due() {
        Matcher due = DUE.matcher(text);
        try {
            return due.find() ? Optional.of(LocalDate.parse(due.group(1)).toString()) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String id(String file, String title) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((file + "\n" + title).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
