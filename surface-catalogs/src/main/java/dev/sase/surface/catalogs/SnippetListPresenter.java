package dev.sase.surface.catalogs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;

/** Shows snippets as a table, or as JSON rows. */
final class SnippetListPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            Snippet snippet = SnippetJson.decodeEntry(row, "");
            rows.add(List.of(
                    snippet.trigger(),
                    snippet.xpromptName().orElse(snippet.sourcePathDisplay()),
                    snippet.template().replace("\n", "⏎")));
        }
        screen.line(Screen.Span.of("Snippets (" + rows.size() + ")", Screen.Style.STRONG));
        if (!rows.isEmpty()) {
            screen.table(List.of("TRIGGER", "SOURCE", "TEMPLATE"), rows);
        }
    }

    @Override
    public JsonForm jsonForm() {
        return JsonForm.ROWS;
    }
}
