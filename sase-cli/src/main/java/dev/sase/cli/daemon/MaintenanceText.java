package dev.sase.cli.daemon;

import dev.sase.spi.Screen;

/** What maintenance shows to people. */
final class MaintenanceText {
    private MaintenanceText() {}

    static void rebuild(Fields answer, String source, Screen screen) {
        screen.line("Rebuild: " + answer.text("mode").orElse("rebuild") + " completed via " + source + ".");
        answer.text("limitation")
                .ifPresent(limitation -> screen.line(Screen.Span.of(
                        (answer.flag("storage_reset_only") ? "WARNING: " : "") + limitation, Screen.Style.NOTICE)));
        screen.line("Elapsed: " + answer.number("elapsed_ms") + " ms");
        Fields exports = answer.object("source_exports");
        exports.text("state")
                .ifPresent(state -> screen.line("Source exports: " + state + " pending=" + exports.number("pending")
                        + " failed=" + exports.number("failed") + " conflicts=" + exports.number("conflict")));
        exports.value("retry")
                .map(Fields::of)
                .ifPresent(retry -> screen.line("Source export retry: attempted="
                        + retry.number("attempted") + " applied=" + retry.number("applied") + " failed="
                        + retry.number("failed")
                        + " conflicts=" + retry.number("conflict") + " preserved_conflicts="
                        + retry.number("preserved_conflicts")));
        answer.objects("summaries").forEach(summary -> summary(summary, screen));
        next(answer, "", screen);
    }

    static void verify(Fields answer, Screen screen) {
        boolean ok = answer.flag("ok");
        screen.line(
                Screen.Span.of("Verify: "),
                Screen.Span.of(ok ? "ok" : "degraded", ok ? Screen.Style.GOOD : Screen.Style.BAD));
        answer.objects("summaries").forEach(summary -> summary(summary, screen));
    }

    static void diff(Fields answer, Screen screen) {
        screen.line("Diff: " + answer.text("surface").orElse("all"));
        answer.objects("records")
                .forEach(record -> screen.line("- " + record.text("category").orElse("?") + " "
                        + record.text("domain").orElse("?") + " "
                        + record.text("handle")
                                .or(() -> record.text("source_path"))
                                .orElse("?") + ": "
                        + record.text("message").orElse("")));
        screen.line("Differences: " + counts(answer.object("counts")));
        answer.text("next_cursor").ifPresent(cursor -> screen.line("Next cursor: " + cursor));
        next(answer, "", screen);
    }

    private static void summary(Fields summary, Screen screen) {
        screen.line("- " + summary.text("surface").orElse("?")
                + summary.text("project_id").map(project -> " " + project).orElse("") + ": "
                + summary.text("state").orElse("unknown") + " " + counts(summary.object("diff_counts")) + " scanned="
                + summary.number("scanned_sources") + " indexed=" + summary.number("indexed_rows") + " skipped="
                + summary.number("skipped_rows") + " failures=" + summary.number("parse_failures") + " queued="
                + summary.number("queued_changes") + " " + summary.number("elapsed_ms") + " ms"
                + summary.text("message").map(message -> ", " + message).orElse(""));
        next(summary, "  ", screen);
    }

    private static String counts(Fields counts) {
        return "missing=" + counts.number("missing") + " stale=" + counts.number("stale") + " extra="
                + counts.number("extra") + " corrupt=" + counts.number("corrupt");
    }

    private static void next(Fields answer, String indent, Screen screen) {
        answer.text("next_command").ifPresent(command -> screen.line(indent + "Next: " + command));
    }
}
