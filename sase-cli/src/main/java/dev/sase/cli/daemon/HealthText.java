package dev.sase.cli.daemon;

import dev.sase.spi.Screen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the details of health show to people. */
final class HealthText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private HealthText() {}

    static void show(Fields details, Screen screen) {
        Fields projection = details.object("projection_db");
        projection
                .text("state")
                .ifPresent(state -> screen.line("Projection: " + state
                        + projection
                                .text("message")
                                .map(message -> ", " + message)
                                .orElse("")));
        projection.value("storage").map(Fields::of).ifPresent(storage -> screen.line(storage(projection, storage)));
        projection.text("moved_aside").ifPresent(path -> screen.line("Damaged database moved to: " + path));
        Fields indexing = details.object("indexing");
        indexing.text("state").ifPresent(state -> screen.line(indexing(state, indexing)));
        indexing.objects("surfaces").forEach(surface -> surface(surface, screen));
        Fields scheduler = details.object("scheduler");
        scheduler
                .text("state")
                .ifPresent(state -> screen.line("Scheduler: " + state + " queued=" + scheduler.number("queue_depth")
                        + " running=" + scheduler.number("running_tasks") + " starting="
                        + scheduler.number("starting_tasks") + " blocked=" + scheduler.number("blocked_tasks")
                        + " stale=" + scheduler.number("stale_starts")));
    }

    private static String storage(Fields projection, Fields storage) {
        return "Storage: " + projection.text("store_state").orElse("unknown") + ", "
                + storage.text("engine").orElse("?")
                + " database=" + bytes(storage.number("database_bytes"))
                + " wal=" + bytes(storage.number("wal_bytes"))
                + " journal=" + bytes(storage.number("journal_bytes"))
                + " journal_wal=" + bytes(storage.number("journal_wal_bytes"));
    }

    private static String indexing(String state, Fields indexing) {
        return "Indexing: " + state + " told=" + indexing.number("queued_changes")
                + " coalesced=" + indexing.number("coalesced_changes")
                + " dropped=" + indexing.number("dropped_changes")
                + " indexed=" + indexing.number("indexed_sources")
                + " overflows=" + indexing.number("overflows")
                + " looks=" + indexing.number("looks");
    }

    private static void surface(Fields surface, Screen screen) {
        String state = surface.text("state").orElse("unknown");
        String rest = " " + surface.text("following").orElse("unknown")
                + surface.text("following_reason").map(why -> " (" + why + ")").orElse("")
                + " lag=" + surface.number("lag_ms") + "ms"
                + " pending=" + surface.number("pending_changes")
                + " sources=" + surface.number("sources")
                + " records=" + surface.number("records")
                + " corrupt=" + surface.number("corrupt_parts")
                + " broken=" + surface.number("broken_sources")
                + surface.value("rebuilt_records")
                        .map(_ -> " rebuilt=" + surface.number("rebuilt_records"))
                        .orElse("")
                + surface.text("message").map(message -> ", " + message).orElse("");
        screen.line(
                Screen.Span.of("- " + surface.text("surface").orElse("?") + ": "),
                Screen.Span.of(state, style(state)),
                Screen.Span.of(rest));
        first(surface.objects("corrupt"))
                .ifPresent(part -> screen.line("  First corrupt: " + place(part) + ": "
                        + part.text("token").orElse("?") + ": "
                        + part.text("message").orElse("")));
        first(surface.objects("broken"))
                .ifPresent(source -> screen.line("  First broken: " + place(source) + ": "
                        + source.text("message").orElse("")));
    }

    private static Screen.Style style(String state) {
        return switch (state) {
            case "ok" -> Screen.Style.GOOD;
            case "building", "rebuilding" -> Screen.Style.NOTICE;
            default -> Screen.Style.BAD;
        };
    }

    private static Optional<Fields> first(List<Fields> examples) {
        return examples.stream().findFirst();
    }

    private static String place(Fields example) {
        long line = example.number("line");
        return example.text("path").orElse("?") + (line > 0 ? ":" + line : "");
    }

    private static String bytes(long count) {
        double shown = count;
        int unit = 0;
        while (shown >= 1024 && unit < UNITS.length - 1) {
            shown /= 1024;
            unit++;
        }
        return unit == 0 ? count + UNITS[0] : String.format(Locale.ROOT, "%.1f%s", shown, UNITS[unit]);
    }
}
