package dev.sase.surface.changespecs;

import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Writes a ChangeSpec as a section of a Markdown document. */
final class MarkdownForm {
    private MarkdownForm() {}

    static void write(ChangeSpec spec, String heading, Screen screen) {
        screen.line(Span.of(heading + " " + EntryText.oneLine(spec.name()), Style.STRONG));
        screen.line("");
        screen.line(metadata(spec));
        if (!spec.running().isEmpty()) {
            screen.line("");
            spec.running().forEach(claim -> screen.line(EntryText.oneLine("**Running:** " + EntryText.claim(claim))));
        }
        if (!spec.description().isEmpty()) {
            screen.line("");
            spec.description().lines().forEach(line -> screen.line(line.isEmpty() ? ">" : "> " + line));
        }
        bullets("Refs", spec.refs(), screen);
        commits(spec, screen);
        table("Hooks", List.of("Command", "Entry", "Started", "Status", "Duration", "Note"), hooks(spec), screen);
        table("Comments", List.of("Reviewer", "File", "Note"), comments(spec), screen);
        table("Mentors", List.of("Entry", "Mentor", "Started", "Status", "Note"), mentors(spec), screen);
        bullets(
                "Timestamps",
                spec.timestamps().stream().map(EntryText::timestamp).toList(),
                screen);
        bullets(
                "Deltas",
                spec.deltas().stream()
                        .map(delta -> delta.changeType() + " " + delta.path())
                        .toList(),
                screen);
    }

    /** A table in Markdown; nothing without rows. */
    static void table(List<String> headers, List<List<String>> rows, Screen screen) {
        row(headers, screen);
        screen.line("|" + " --- |".repeat(headers.size()));
        rows.forEach(cells -> row(cells, screen));
    }

    private static String metadata(ChangeSpec spec) {
        StringJoiner line = new StringJoiner(" · ");
        line.add("**Status:** " + spec.status());
        line.add("**Project:** " + spec.source().projectId());
        spec.parent().filter(text -> !text.isEmpty()).ifPresent(parent -> line.add("**Parent:** " + parent));
        spec.clOrPr().filter(text -> !text.isEmpty()).ifPresent(review -> line.add("**PR:** " + review));
        spec.bug().filter(text -> !text.isEmpty()).ifPresent(bug -> line.add("**Bug:** " + bug));
        line.add("**File:** " + spec.source().filePath() + ":" + spec.span().startLine());
        return EntryText.oneLine(line.toString());
    }

    private static void commits(ChangeSpec spec, Screen screen) {
        if (spec.commits().isEmpty()) {
            return;
        }
        title("Commits", screen);
        for (CommitEntry commit : spec.commits()) {
            bullet(EntryText.commit(commit), screen);
            commit.body().forEach(line -> screen.line(line.isEmpty() ? "" : "  " + line));
            commit.chat().ifPresent(path -> screen.line("  - Chat: " + EntryText.oneLine(path)));
            commit.diff().ifPresent(path -> screen.line("  - Diff: " + EntryText.oneLine(path)));
            commit.plan().ifPresent(path -> screen.line("  - Plan: " + EntryText.oneLine(path)));
        }
    }

    private static List<List<String>> hooks(ChangeSpec spec) {
        List<List<String>> rows = new ArrayList<>();
        for (Hook hook : spec.hooks()) {
            if (hook.runs().isEmpty()) {
                rows.add(List.of(hook.command(), "", "", "", "", ""));
            }
            for (Hook.Run run : hook.runs()) {
                rows.add(List.of(
                        hook.command(),
                        run.entryId(),
                        run.timestamp(),
                        run.status(),
                        run.duration().orElse(""),
                        EntryText.note(run)));
            }
        }
        return rows;
    }

    private static List<List<String>> comments(ChangeSpec spec) {
        return spec.comments().stream()
                .map(comment -> List.of(comment.reviewer(), comment.path(), EntryText.mark(comment.suffix())))
                .toList();
    }

    private static List<List<String>> mentors(ChangeSpec spec) {
        List<List<String>> rows = new ArrayList<>();
        for (MentorEntry mentor : spec.mentors()) {
            if (mentor.runs().isEmpty()) {
                rows.add(List.of(mentor.entryId(), String.join(" ", mentor.profiles()), "", "", ""));
            }
            for (MentorEntry.Run run : mentor.runs()) {
                rows.add(List.of(
                        mentor.entryId(),
                        run.profile() + ":" + run.mentor(),
                        run.timestamp().orElse(""),
                        run.status(),
                        EntryText.note(run)));
            }
        }
        return rows;
    }

    private static void table(String title, List<String> headers, List<List<String>> rows, Screen screen) {
        if (!rows.isEmpty()) {
            title(title, screen);
            table(headers, rows, screen);
        }
    }

    private static void bullets(String title, List<String> elements, Screen screen) {
        if (!elements.isEmpty()) {
            title(title, screen);
            elements.forEach(element -> bullet(element, screen));
        }
    }

    private static void bullet(String text, Screen screen) {
        screen.line("- " + EntryText.oneLine(text));
    }

    private static void title(String title, Screen screen) {
        screen.line("");
        screen.line(Span.of("### " + title, Style.STRONG));
        screen.line("");
    }

    private static void row(List<String> cells, Screen screen) {
        StringBuilder line = new StringBuilder("|");
        for (String cell : cells) {
            line.append(' ').append(EntryText.oneLine(cell).replace("|", "\\|")).append(" |");
        }
        screen.line(line.toString());
    }
}
