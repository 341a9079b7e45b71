package dev.sase.surface.notifications;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;

/** Shows the counters, one a row. */
final class CountsPresenter implements Presenter {
    private static final List<String> NAMES = List.of(
            "active",
            "dismissed",
            "read",
            "unread",
            "priority",
            "errors",
            "rest",
            "muted",
            "pending_actions",
            "stale_pending_actions");

    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : NAMES) {
            rows.add(List.of(
                    name.replace('_', ' '),
                    answer.value(name).map(RawJson::text).orElse("?")));
        }
        screen.table(List.of("COUNTER", "NUMBER"), rows);
    }
}
