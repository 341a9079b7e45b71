package dev.sase.surface.beads;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.List;

/** Shows statistics: what every store has always, the rest where it occurs. */
final class StatsPresenter implements Presenter {
    private static final int LABEL_WIDTH = 13;

    private static final List<Row> ROWS = List.of(
            new Row("Total", "total", true),
            new Row("Open", "open", true),
            new Row("Claimed", "claimed", false),
            new Row("Ready", "ready", false),
            new Row("Snoozed", "snoozed", false),
            new Row("In Progress", "in_progress", true),
            new Row("Closed", "closed", true),
            new Row("Plans", "plan", true),
            new Row("Phases", "phase", true),
            new Row("Tasks", "task", false),
            new Row("Plus Ones", "plus_one", false),
            new Row("Flags", "flag", false),
            new Row("Due Flags", "due_flag", false));

    private record Row(String label, String key, boolean always) {}

    @Override
    public void text(AnswerView answer, Screen screen) {
        RawJson stats = answer.value(StatsRead.STATS)
                .orElseThrow(() -> new IllegalArgumentException("the answer has no member '" + StatsRead.STATS + "'"));
        try {
            JsonObject counts = JsonLine.lastCounts()
                    .parse(stats.bytes(), 0, stats.size())
                    .orElseThrow(() -> MalformedException.record("it is empty"));
            screen.line(Span.of("Bead statistics of " + BeadLines.scope(answer), Style.STRONG));
            for (Row row : ROWS) {
                Long count = counts.integer(row.key());
                if (count != null || row.always()) {
                    String label = row.label() + ":";
                    screen.line(label + " ".repeat(LABEL_WIDTH - label.length()) + (count == null ? 0 : count));
                }
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not statistics: " + e.problem(), e);
        }
    }
}
