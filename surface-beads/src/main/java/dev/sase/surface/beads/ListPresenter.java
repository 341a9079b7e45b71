package dev.sase.surface.beads;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.ArrayList;
import java.util.List;

/** Shows pages of beads, one a line. */
enum ListPresenter implements Presenter {
    /** For {@code list}. */
    LIST("No issues found.") {
        @Override
        List<Span> line(Bead bead) {
            return BeadLines.withParent(bead);
        }
    },
    /** For {@code ready}, with a count at the end. */
    READY("No issues are ready.") {
        @Override
        List<Span> line(Bead bead) {
            return BeadLines.withParent(bead);
        }

        @Override
        void finish(int count, Screen screen) {
            screen.line("");
            screen.line(Span.of("-".repeat(RULE_LENGTH), Style.FAINT));
            screen.line("Ready: " + count + (count == 1 ? " issue" : " issues"));
        }
    },
    /** For {@code blocked}, with all blockers, active or not. */
    BLOCKED("No issues are blocked.") {
        @Override
        List<Span> line(Bead bead) {
            List<Span> spans = new ArrayList<>(BeadLines.heading(bead, Span.of("●", Style.BAD)));
            spans.add(Span.of("  [blocked by: " + String.join(", ", bead.blockerIds()) + "]", Style.FAINT));
            return spans;
        }
    };

    private static final int RULE_LENGTH = 60;

    private final String empty;

    ListPresenter(String empty) {
        this.empty = empty;
    }

    abstract List<Span> line(Bead bead);

    /** Writes what stands below the rows, of which there is at least one. */
    void finish(int count, Screen screen) {}

    @Override
    public void text(AnswerView answer, Screen screen) {
        String scope = BeadLines.scope(answer);
        int count = 0;
        for (RawJson row : answer.rows()) {
            screen.line(line(BeadCodec.decodeIssue(row, scope)).toArray(Span[]::new));
            count++;
        }
        if (count == 0) {
            screen.line(empty);
        } else {
            finish(count, screen);
        }
    }
}
