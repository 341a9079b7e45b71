package dev.sase.surface.beads;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;

/** Writes the canonical {@code issues.jsonl}: one issue record a line. */
final class ExportPresenter implements Presenter {
    @Override
    public JsonForm jsonForm() {
        return JsonForm.LINES;
    }

    @Override
    public void text(AnswerView answer, Screen screen) {
        for (RawJson row : answer.rows()) {
            screen.line(row.text());
        }
    }
}
