package dev.sase.surface.changespecs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows which ChangeSpec a checkout is about. */
final class CurrentPresenter implements Presenter {
    static final Format DEFAULT = Format.MARKDOWN;

    /** The members of the answer in the order in which people read them. */
    private enum Member {
        NAME("Name"),
        PROJECT("Project"),
        STATUS("Status"),
        PARENT("Parent"),
        CL("PR"),
        FILE_PATH("File"),
        LINE_NUMBER("Line");

        private final String label;

        Member(String label) {
            this.label = label;
        }

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The name without the part that says what kind of value it is. */
        String plain() {
            return this == FILE_PATH ? "FILE" : this == LINE_NUMBER ? "LINE" : name();
        }
    }

    @Override
    public void text(AnswerView answer, Screen screen) {
        Format format = Format.of(answer, DEFAULT);
        switch (format) {
            case PLAIN -> {
                for (Member member : Member.values()) {
                    PlainForm.field(member.plain(), value(answer, member).orElse("None"), screen);
                }
            }
            case JSON -> screen.line(json(answer));
            case RICH, MARKDOWN -> list(answer, format == Format.MARKDOWN, screen);
        }
    }

    private static void list(AnswerView answer, boolean markdown, Screen screen) {
        String name = value(answer, Member.NAME).orElse("");
        screen.line(Span.of((markdown ? "# " : "") + EntryText.oneLine(name), Style.STRONG));
        if (markdown) {
            screen.line("");
        }
        for (Member member : Member.values()) {
            Optional<String> value = value(answer, member).filter(text -> !text.isEmpty());
            if (member != Member.NAME && value.isPresent()) {
                screen.line(
                        Span.of(markdown ? "- " : "  "),
                        Span.of(member.label + ": ", Style.FAINT),
                        Span.of(EntryText.oneLine(value.get())));
            }
        }
    }

    private static String json(AnswerView answer) {
        JsonWriter json = new JsonWriter().beginObject();
        for (String name : List.of("cl", "file_path", "line_number", "name", "parent", "project", "status")) {
            json.name(name).raw(answer.value(name).orElse(RawJson.NULL));
        }
        return AsciiJson.of(json.endObject().toRawJson());
    }

    private static Optional<String> value(AnswerView answer, Member member) {
        return answer.value(member.json()).flatMap(SpecCodec::scalar);
    }
}
