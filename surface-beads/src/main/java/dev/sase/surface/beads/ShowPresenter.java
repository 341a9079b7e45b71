package dev.sase.surface.beads;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows one bead: heading, details, the beads around it, then its texts. */
final class ShowPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        String scope = BeadLines.scope(answer);
        RawJson issue = answer.value(ShowRead.ISSUE)
                .orElseThrow(() -> new IllegalArgumentException("the answer has no member '" + ShowRead.ISSUE + "'"));
        Bead bead = BeadCodec.decodeIssue(issue, scope);
        List<Span> heading = BeadLines.heading(bead);
        heading.add(Span.of(" [" + bead.status().token().toUpperCase(Locale.ROOT) + "]"));
        screen.line(heading.toArray(Span[]::new));
        details(bead, screen);
        List<Bead> ancestors = related(answer, RelatedBeads.ANCESTORS, scope);
        related(
                "PARENT",
                ancestors.stream().limit(1).toList(),
                bead.parentId().stream().toList(),
                screen);
        related("CHILDREN", related(answer, RelatedBeads.CHILDREN, scope), List.of(), screen);
        related("DEPENDS ON", related(answer, RelatedBeads.DEPENDS_ON, scope), bead.blockerIds(), screen);
        related("BLOCKS", related(answer, RelatedBeads.BLOCKS, scope), List.of(), screen);
        answer.value(RelatedBeads.OMITTED)
                .ifPresent(count ->
                        screen.line(Span.of("(" + count.text() + " related beads are not shown)", Style.NOTICE)));
        texts(bead, screen);
    }

    private static void details(Bead bead, Screen screen) {
        detail("Type", bead.type().token(), screen);
        detail("Tier", bead.tier().map(BeadTier::token).orElse(""), screen);
        detail("Size", bead.size().orElse(""), screen);
        detail("Task type", bead.taskType().orElse(""), screen);
        bead.taskTypeFields().forEach((name, value) -> detail("  " + name, value, screen));
        detail("Owner", bead.owner(), screen);
        detail("Assignee", bead.assignee(), screen);
        detail("Model", bead.model(), screen);
        bead.epicCount().ifPresent(count -> detail("Epic count", Long.toString(count), screen));
        if (bead.readyToWork()) {
            detail("Ready to work", "yes", screen);
        }
        detail("Created", joined(bead.createdAt(), bead.createdBy()), screen);
        detail("Updated", bead.updatedAt(), screen);
        detail("Closed", joined(bead.closedAt().orElse(""), bead.resolution().orElse("")), screen);
        detail("Close reason", bead.closeReason().orElse(""), screen);
        bead.snooze().ifPresent(snooze -> detail("Snoozed until", joined(snooze.until(), snooze.reason()), screen));
        detail("External ref", bead.externalRef(), screen);
    }

    private static void texts(Bead bead, Screen screen) {
        text("DESCRIPTION", bead.description(), screen);
        text("NOTES", bead.notes(), screen);
        text("CHANGESPEC", joined(bead.changespecName(), bead.changespecBugId()), screen);
        text("PLAN", bead.design(), screen);
        text("REFS", String.join("\n", bead.refs()), screen);
        lines(
                "LINKS",
                bead.links().stream()
                        .map(link -> link.relation() + " " + link.targetRef() + " · " + link.description())
                        .toList(),
                screen);
        lines(
                "PLUS ONES",
                bead.plusOneEvidence().stream()
                        .map(evidence ->
                                "[" + evidence.timestamp() + " · " + evidence.reporter() + "] " + evidence.note())
                        .toList(),
                screen);
        lines(
                "EARLIER CLOSES",
                bead.closeHistory().stream()
                        .map(close -> close.closedAt() + " until " + close.reopenedAt() + " · "
                                + joined(
                                        close.closeReason().orElse(""),
                                        close.resolution().orElse("")))
                        .toList(),
                screen);
    }

    private static void detail(String label, String value, Screen screen) {
        if (!value.isEmpty()) {
            screen.line(Span.of(label + ": ", Style.FAINT), Span.of(value));
        }
    }

    private static void text(String heading, String text, Screen screen) {
        if (!text.isEmpty()) {
            section(heading, screen);
            screen.line(text);
        }
    }

    private static void lines(String heading, List<String> lines, Screen screen) {
        text(heading, String.join("\n", lines), screen);
    }

    private static void section(String heading, Screen screen) {
        screen.line("");
        screen.line(Span.of(heading, Style.STRONG));
    }

    private static List<Bead> related(AnswerView answer, String member, String scope) {
        return answer.value(member).map(array -> BeadCodec.decodeIssues(array, scope)).orElse(List.of()).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Lists beads, and by their ids alone those that are named but not among them. */
    private static void related(String heading, List<Bead> beads, List<String> named, Screen screen) {
        List<String> unseen = named.stream()
                .filter(id -> beads.stream().noneMatch(bead -> bead.id().equals(id)))
                .toList();
        if (beads.isEmpty() && unseen.isEmpty()) {
            return;
        }
        section(heading, screen);
        beads.forEach(bead -> screen.line(BeadLines.heading(bead).toArray(Span[]::new)));
        unseen.forEach(id -> screen.line(Span.of("? " + id, Style.NOTICE)));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " · " + second;
    }
}
