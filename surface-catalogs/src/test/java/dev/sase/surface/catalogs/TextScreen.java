package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a presenter writes as plain lines. */
final class TextScreen implements Screen {
    private final List<String> lines = new ArrayList<>();

    static List<String> show(Presenter presenter, Query query, Answer answer) {
        TextScreen screen = new TextScreen();
        presenter.text(view(query, answer), screen);
        return screen.lines;
    }

    static AnswerView view(Query query, Answer answer) {
        return new AnswerView() {
            @Override
            public Query query() {
                return query;
            }

            @Override
            public Optional<RawJson> value(String name) {
                return answer.value(name);
            }

            @Override
            public Iterable<RawJson> rows() {
                return answer.rows();
            }
        };
    }

    @Override
    public int width() {
        return 80;
    }

    @Override
    public void line(Span... spans) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            line.append(span.text());
        }
        lines.add(line.toString());
    }

    @Override
    public void table(List<String> headers, Iterable<List<String>> rows) {
        lines.add(String.join("\t", headers));
        rows.forEach(row -> {
            if (row.size() != headers.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells under " + headers.size() + " headers");
            }
            lines.add(String.join("\t", row));
        });
    }
}
