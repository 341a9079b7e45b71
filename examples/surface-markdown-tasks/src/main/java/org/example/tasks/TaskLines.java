package org.example.tasks;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;

/** Shows tasks below a line for each file and section. */
final class TaskLines implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        String above = "";
        for (RawJson row : answer.rows()) {
            Task task = Tasks.CODEC.decode(row);
            String place = place(task);
            if (!place.equals(above)) {
                screen.line(Span.of(place, Style.FAINT));
                above = place;
            }
            line(task, screen);
        }
    }

    static String place(Task task) {
        return task.section().isEmpty() ? task.file() : task.file() + " > " + task.section();
    }

    static void line(Task task, Screen screen) {
        Span box = task.done() ? Span.of("[x] ", Style.GOOD) : Span.of("[ ] ");
        String tags = task.tags().isEmpty() ? "" : " #" + String.join(" #", task.tags());
        String due = task.due().map(day -> " due " + day).orElse("");
        screen.line(
                box,
                Span.of(task.id(), Style.STRONG),
                Span.of(" " + task.title()),
                Span.of(tags, Style.FAINT),
                Span.of(due, Style.NOTICE));
    }
}
