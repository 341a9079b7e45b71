package org.example.tasks;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;

/** Shows one task with the place where it stands. */
final class TaskCard implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        answer.value("task").map(Tasks.CODEC::decode).ifPresent(task -> {
            TaskLines.line(task, screen);
            screen.line(Span.of(TaskLines.place(task), Style.FAINT));
        });
    }
}
