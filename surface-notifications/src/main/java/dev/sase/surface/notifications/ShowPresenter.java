package dev.sase.surface.notifications;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.List;

/** Shows one notification as Markdown. */
final class ShowPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        Notification notification =
                Notifications.CODEC.decode(answer.value("notification").orElse(RawJson.NULL));
        screen.line(Screen.Span.of("# " + notification.id(), Screen.Style.STRONG));
        screen.line("");
        bullet(screen, "Sender", notification.sender());
        bullet(
                screen,
                "Time",
                notification.timestamp() + " ("
                        + Age.of(notification.timestamp(), answer.query().now()) + ")");
        bullet(screen, "State", ListPresenter.state(notification));
        notification.snoozeUntil().ifPresent(until -> bullet(screen, "Snoozed until", until));
        notification.resurfacedAt().ifPresent(since -> bullet(screen, "Resurfaced at", since));
        if (!notification.tags().isEmpty()) {
            bullet(screen, "Tags", String.join(", ", notification.tags()));
        }
        if (!notification.notes().isEmpty()) {
            section(screen, "Notes", notification.notes());
        }
        if (!notification.files().isEmpty()) {
            section(screen, "Files", notification.files());
        }
        notification
                .action()
                .ifPresent(action -> section(
                        screen,
                        "Action: " + action,
                        notification.actionData().entrySet().stream()
                                .map(argument -> argument.getKey() + ": " + argument.getValue())
                                .toList()));
    }

    private static void bullet(Screen screen, String name, String value) {
        screen.line(Screen.Span.of("- "), Screen.Span.of(name + ": ", Screen.Style.FAINT), Screen.Span.of(value));
    }

    private static void section(Screen screen, String title, List<String> elements) {
        screen.line("");
        screen.line(Screen.Span.of("## " + title, Screen.Style.STRONG));
        screen.line("");
        elements.forEach(element -> screen.line("- " + element));
    }
}
