package dev.sase.cli.command;

import dev.sase.cli.output.JsonIndenter;
import dev.sase.cli.output.Output;
import dev.sase.spi.Answer;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;

/** Writes answers as JSON while their rows arrive. */
public final class AnswerJson {
    private static final String SCHEMA_VERSION = "schema_version";

    private final Presenter presenter;
    private final Output out;
    private final JsonIndenter indenter;

    /**
     * A writer.
     *
     * @param presenter says in which layout
     * @param out where to
     */
    public AnswerJson(Presenter presenter, Output out) {
        this.presenter = presenter;
        this.out = out;
        this.indenter = new JsonIndenter(out);
    }

    /** Writes the whole answer. */
    public void write(PagedAnswer answer) {
        switch (presenter.jsonForm()) {
            case OBJECT -> object(answer);
            case ROWS -> {
                array(answer, 0);
                out.put('\n');
            }
            case LINES -> {
                for (RawJson row : answer.rows()) {
                    byte[] bytes = presenter.jsonRow(row, answer).bytes();
                    out.bytes(bytes, 0, bytes.length);
                    out.put('\n');
                }
            }
        }
    }

    private void object(PagedAnswer answer) {
        out.put('{');
        boolean comma = false;
        if (answer.members().stream().noneMatch(member -> member.name().equals(SCHEMA_VERSION))) {
            name(SCHEMA_VERSION, false);
            out.put('1');
            comma = true;
        }
        for (Answer.Member member : answer.members()) {
            name(member.name(), comma);
            comma = true;
            switch (member) {
                case Answer.Value(String _, RawJson json) -> indenter.value(json.bytes(), 1);
                case Answer.Rows _ -> array(answer, 1);
            }
        }
        indenter.newLine(0);
        out.put('}');
        out.put('\n');
    }

    private void name(String name, boolean comma) {
        if (comma) {
            out.put(',');
        }
        indenter.newLine(1);
        byte[] quoted = new JsonWriter().string(name).toByteArray();
        out.bytes(quoted, 0, quoted.length);
        out.put(':');
        out.put(' ');
    }

    private void array(PagedAnswer answer, int depth) {
        out.put('[');
        boolean empty = true;
        for (RawJson row : answer.rows()) {
            if (!empty) {
                out.put(',');
            }
            empty = false;
            indenter.newLine(depth + 1);
            indenter.value(presenter.jsonRow(row, answer).bytes(), depth + 1);
        }
        if (!empty) {
            indenter.newLine(depth);
        }
        out.put(']');
    }
}
