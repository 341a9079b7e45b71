package dev.sase.surface.beads;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.ArrayList;
import java.util.List;

/** The one-line form of a bead for people. */
final class BeadLines {
    private BeadLines() {}

    /** Glyph of the type, icon of the status, id and title. */
    static List<Span> heading(Bead bead) {
        return heading(bead, Span.of(bead.status().icon(), style(bead.status())));
    }

    /** Glyph of the type, a sign, id and title. */
    static List<Span> heading(Bead bead, Span sign) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.of(bead.type().glyph() + " ", Style.FAINT));
        spans.add(sign);
        spans.add(Span.of(" "));
        spans.add(Span.of(bead.id(), Style.STRONG));
        spans.add(Span.of(" · " + bead.title()));
        return spans;
    }

    /** The heading with the parent behind it. */
    static List<Span> withParent(Bead bead) {
        List<Span> spans = heading(bead);
        bead.parentId().ifPresent(parent -> spans.add(Span.of(" ← " + parent, Style.FAINT)));
        return spans;
    }

    /** The store that an answer is about. */
    static String scope(AnswerView answer) {
        return answer.query().text(BeadParameters.PROJECT_ID).orElse("");
    }

    private static Style style(BeadStatus status) {
        return switch (status) {
            case OPEN -> Style.PLAIN;
            case CLAIMED, IN_PROGRESS, SNOOZED -> Style.NOTICE;
            case READY -> Style.GOOD;
            case CLOSED -> Style.FAINT;
        };
    }
}
