package dev.sase.surface.catalogs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.Optional;

/** Shows one xprompt with its content. */
final class XpromptShowPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        RawJson json = answer.value(XpromptShowRead.XPROMPT).orElse(RawJson.NULL);
        Xprompt xprompt = XpromptJson.decodeServed(json, "");
        Entry entry = xprompt.entry();
        screen.line(
                Screen.Span.of(entry.insertion(), Screen.Style.STRONG),
                Screen.Span.of(entry.inputSignature().map(text -> " " + text).orElse("")));
        entry.description().ifPresent(screen::line);
        screen.line("");
        item(screen, "Kind", Optional.of(entry.kind().token() + (entry.skill() ? ", skill" : "")));
        item(screen, "Bucket", Optional.of(entry.bucket()));
        item(screen, "Project", entry.project());
        item(screen, "Tags", Optional.of(String.join(", ", entry.tags())).filter(text -> !text.isEmpty()));
        item(screen, "Source", Optional.of(xprompt.sourcePath()));
        item(screen, "Defined in", entry.definitionPath().map(path -> path + line(entry)));
        for (Covered covered : xprompt.hides()) {
            item(screen, "Hides", Optional.of(covered.kind().token() + " of " + covered.source()));
        }
        if (!xprompt.content().isEmpty()) {
            screen.line("");
            screen.line(xprompt.content());
        }
    }

    private static String line(Entry entry) {
        return entry.definitionRange()
                .map(range -> ":" + (range.startLine() + 1))
                .orElse("");
    }

    private static void item(Screen screen, String name, Optional<String> value) {
        value.ifPresent(text -> screen.line(Screen.Span.of(name + ": ", Screen.Style.FAINT), Screen.Span.of(text)));
    }
}
