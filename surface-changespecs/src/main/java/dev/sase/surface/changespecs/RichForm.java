package dev.sase.surface.changespecs;

import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.Optional;

/** Writes a ChangeSpec for a terminal. */
final class RichForm {
    private RichForm() {}

    static void write(ChangeSpec spec, Screen screen) {
        screen.line(
                Span.of(EntryText.oneLine(spec.name()), Style.STRONG),
                Span.of("  "),
                Span.of("[" + EntryText.oneLine(spec.status()) + "]", style(spec)));
        detail("Project", Optional.of(spec.source().projectId()), screen);
        detail("File", Optional.of(spec.source().filePath() + ":" + spec.span().startLine()), screen);
        detail("Parent", spec.parent(), screen);
        detail("PR", spec.clOrPr(), screen);
        if (spec.source().generation() == Generation.V5) {
            detail("Opened by", Optional.of(spec.prOrigin()), screen);
        }
        detail("Bug", spec.bug(), screen);
        if (!spec.description().isEmpty()) {
            screen.line("");
            spec.description().lines().forEach(line -> screen.line(line.isEmpty() ? "" : "  " + line));
        }
        for (SpecOutline outline : SpecOutline.of(spec)) {
            screen.line("");
            screen.line(Span.of(outline.title(), Style.STRONG));
            outline.lines().forEach(screen::line);
        }
    }

    /** How a status looks. */
    static Style style(ChangeSpec spec) {
        if (SearchText.hasError(spec)) {
            return Style.BAD;
        }
        return switch (BaseStatus.key(spec.status())) {
            case "submitted" -> Style.GOOD;
            case "archived", "reverted" -> Style.FAINT;
            case "wip", "draft" -> Style.NOTICE;
            default -> Style.PLAIN;
        };
    }

    private static void detail(String label, Optional<String> value, Screen screen) {
        value.filter(text -> !text.isEmpty())
                .ifPresent(text ->
                        screen.line(Span.of("  " + label + ": ", Style.FAINT), Span.of(EntryText.oneLine(text))));
    }
}
