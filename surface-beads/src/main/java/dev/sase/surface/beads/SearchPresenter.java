package dev.sase.surface.beads;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.List;

/** Shows what a search found, each bead with the fields that contain the text. */
final class SearchPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        String scope = BeadLines.scope(answer);
        boolean found = false;
        for (RawJson row : answer.rows()) {
            SearchResult result = SearchResult.decode(row, scope);
            List<Span> spans = BeadLines.withParent(result.bead());
            spans.add(Span.of("  [" + String.join(", ", result.matchedFields()) + "]", Style.FAINT));
            screen.line(spans.toArray(Span[]::new));
            found = true;
        }
        if (!found) {
            screen.line("No issues found.");
        }
    }
}
