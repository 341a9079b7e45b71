package dev.sase.surface.catalogs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;

/** Shows xprompts as a table, or as JSON rows for scripts. */
final class XpromptListPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            Entry entry = entry(row);
            rows.add(List.of(
                    entry.insertion(),
                    entry.kind().token(),
                    source(entry),
                    entry.inputSignature().orElse(""),
                    about(entry)));
        }
        screen.line(Screen.Span.of("Xprompts (" + rows.size() + ")", Screen.Style.STRONG));
        if (!rows.isEmpty()) {
            screen.table(List.of("NAME", "KIND", "SOURCE", "INPUTS", "ABOUT"), rows);
        }
    }

    @Override
    public JsonForm jsonForm() {
        return JsonForm.ROWS;
    }

    @Override
    public RawJson jsonRow(RawJson row, AnswerView answer) {
        Entry entry = entry(row);
        JsonWriter writer = new JsonWriter().beginObject().name("name").string(entry.name());
        writer.name("type").string(entry.kind().isWorkflow() ? "workflow" : "xprompt");
        writer.name("source").string(source(entry)).name("inputs");
        EntryJson.writeInputs(writer, entry.inputs());
        writer.name("tags").strings(entry.tags()).name("is_skill").bool(entry.skill());
        writer.name("preview").string(entry.contentPreview().orElse(null));
        writer.name("kind").string(entry.kind().token());
        return writer.name("insertion").string(entry.insertion()).endObject().toRawJson();
    }

    private static Entry entry(RawJson row) {
        return XpromptJson.decodeEntry(row, "").entry();
    }

    private static String source(Entry entry) {
        return entry.sourcePathDisplay().orElse(entry.bucket());
    }

    private static String about(Entry entry) {
        return entry.description()
                .or(entry::contentPreview)
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
    }
}
