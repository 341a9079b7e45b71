package dev.sase.surface.changespecs;

import dev.sase.spi.Screen;

/** Writes a ChangeSpec as blocks of fields below a line that says where it stands. */
final class PlainForm {
    private PlainForm() {}

    static void write(ChangeSpec spec, Screen screen) {
        screen.line("--- " + EntryText.oneLine(spec.source().filePath()) + ":"
                + spec.span().startLine() + " ---");
        field("NAME", spec.name(), screen);
        if (!spec.description().isEmpty()) {
            screen.line("DESCRIPTION:");
            spec.description().lines().forEach(line -> screen.line(line.isEmpty() ? "" : "  " + line));
        }
        spec.parent().filter(text -> !text.isEmpty()).ifPresent(parent -> field("PARENT", parent, screen));
        spec.clOrPr().filter(text -> !text.isEmpty()).ifPresent(review -> field("PR", review, screen));
        if (spec.source().generation() == Generation.V5) {
            field("PR_ORIGIN", spec.prOrigin(), screen);
        }
        spec.bug().filter(text -> !text.isEmpty()).ifPresent(bug -> field("BUG", bug, screen));
        field("STATUS", spec.status(), screen);
        for (SpecOutline outline : SpecOutline.of(spec)) {
            screen.line(outline.title() + ":");
            outline.lines().forEach(screen::line);
        }
    }

    /** One field. */
    static void field(String name, String value, Screen screen) {
        screen.line(name + ": " + EntryText.oneLine(value));
    }
}
