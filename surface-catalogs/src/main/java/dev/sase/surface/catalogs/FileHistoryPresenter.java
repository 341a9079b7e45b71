package dev.sase.surface.catalogs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;

/** Shows file references one a line, or as JSON rows. */
final class FileHistoryPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        for (RawJson row : answer.rows()) {
            FileUse use = FileUseJson.decodeRow(row, "");
            screen.line(
                    Screen.Span.of(use.path()),
                    Screen.Span.of(use.branch().map(branch -> "  " + branch).orElse(""), Screen.Style.FAINT),
                    Screen.Span.of(use.lastUsedAt().map(time -> "  " + time).orElse(""), Screen.Style.FAINT));
        }
    }

    @Override
    public JsonForm jsonForm() {
        return JsonForm.ROWS;
    }
}
