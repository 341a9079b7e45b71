package org.example.tasks;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;

/** Shows tasks as the file has them: those of a page, or the one of a detail. */
final class TaskLines implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        answer.value("task").ifPresent(task -> line(task, screen));
        answer.rows().forEach(task -> line(task, screen));
    }

    private static void line(RawJson json, Screen screen) {
        Task task = Tasks.CODEC.decode(json);
        Span box = task.done() ? Span.of("[x] ", Style.GOOD) : Span.of("[ ] ");
        screen.line(box, Span.of(task.id(), Style.STRONG), Span.of(" " + task.title()));
    }
}
