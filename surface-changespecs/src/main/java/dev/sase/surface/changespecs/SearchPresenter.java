package dev.sase.surface.changespecs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;

/** Shows what a query found, every ChangeSpec whole. */
final class SearchPresenter implements Presenter {
    static final Format DEFAULT = Format.RICH;

    @Override
    public void text(AnswerView answer, Screen screen) {
        switch (Format.of(answer, DEFAULT)) {
            case PLAIN -> each(answer, screen, true);
            case RICH -> each(answer, screen, false);
            case MARKDOWN -> {
                List<ChangeSpec> specs = new ArrayList<>();
                answer.rows().forEach(row -> specs.add(ChangeSpecs.CODEC.decode(row)));
                if (specs.isEmpty()) {
                    nothing(screen);
                } else {
                    MarkdownReport.write(answer.query().text(Parameters.QUERY).orElse(""), specs, screen);
                }
            }
            case JSON -> ListPresenter.json(answer, screen);
        }
    }

    private static void each(AnswerView answer, Screen screen, boolean plain) {
        int count = 0;
        for (RawJson row : answer.rows()) {
            if (count++ > 0) {
                screen.line("");
            }
            ChangeSpec spec = ChangeSpecs.CODEC.decode(row);
            if (plain) {
                PlainForm.write(spec, screen);
            } else {
                RichForm.write(spec, screen);
            }
        }
        if (count == 0) {
            nothing(screen);
        } else if (!plain) {
            screen.line("");
            screen.line(count + (count == 1 ? " ChangeSpec" : " ChangeSpecs"));
        }
    }

    private static void nothing(Screen screen) {
        screen.line("No ChangeSpec matches.");
    }
}
