package dev.sase.surface.changespecs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows summaries: a table, or a block of fields for each. */
final class ListPresenter implements Presenter {
    static final Format DEFAULT = Format.RICH;

    private static final List<String> HEADERS = List.of("NAME", "PROJECT", "STATUS", "PARENT", "UPDATED", "PR");

    @Override
    public void text(AnswerView answer, Screen screen) {
        switch (Format.of(answer, DEFAULT)) {
            case PLAIN -> plain(answer, screen);
            case RICH -> table(answer, screen, false);
            case MARKDOWN -> table(answer, screen, true);
            case JSON -> json(answer, screen);
        }
    }

    /** The rows as one array, a row a line. */
    static void json(AnswerView answer, Screen screen) {
        String before = "";
        screen.line("[");
        for (RawJson row : answer.rows()) {
            if (!before.isEmpty()) {
                screen.line(before + ",");
            }
            before = AsciiJson.of(row);
        }
        if (!before.isEmpty()) {
            screen.line(before);
        }
        screen.line("]");
    }

    private static void plain(AnswerView answer, Screen screen) {
        boolean first = true;
        for (RawJson row : answer.rows()) {
            ChangeSpec spec = SpecCodec.decodeSummary(row);
            if (!first) {
                screen.line("");
            }
            first = false;
            PlainForm.field("NAME", spec.name(), screen);
            PlainForm.field("PROJECT", spec.source().projectId(), screen);
            PlainForm.field("STATUS", spec.status(), screen);
            PlainForm.field("PARENT", spec.parent().orElse("None"), screen);
            PlainForm.field("CL", spec.clOrPr().orElse("None"), screen);
            PlainForm.field("FILE", spec.source().filePath(), screen);
        }
        if (first) {
            nothing(screen);
        }
    }

    private static void table(AnswerView answer, Screen screen, boolean markdown) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            ChangeSpec spec = SpecCodec.decodeSummary(row);
            rows.add(List.of(
                    spec.name(),
                    spec.source().projectId(),
                    spec.status(),
                    text(spec.parent()),
                    spec.source().updatedAt(),
                    text(spec.clOrPr())));
        }
        if (rows.isEmpty()) {
            nothing(screen);
        } else if (markdown) {
            MarkdownForm.table(HEADERS, rows, screen);
        } else {
            screen.table(HEADERS, rows);
        }
    }

    private static String text(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).orElse("-");
    }

    private static void nothing(Screen screen) {
        screen.line("No ChangeSpecs found.");
    }
}
