package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.member;
import static dev.sase.surface.notifications.NotifyHome.snoozed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationDetailTest {
    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder)
                .notifications(
                        line("a", "\"notes\":[\"first\"]"),
                        line("a", "\"notes\":[\"second\"]"),
                        line("b", snoozed("x")),
                        line("c", "\"dismissed\":true"));
    }

    @Test
    void theFirstCopyOfAnIdWins() {
        assertThat(detail("a")).contains("\"notes\":[\"first\"]");
    }

    @Test
    void dismissedOnesAreFoundToo() {
        assertThat(detail("c")).contains("\"dismissed\":true");
    }

    @Test
    void aSnoozeThatHasEndedIsServedAsResurfaced() {
        assertThat(detail("b"))
                .contains("\"muted\":false,\"snooze_until\":null,\"resurfaced_at\":\"2026-05-01T12:00:00+00:00\"");
    }

    @Test
    void anUnknownIdIsNotFound() {
        assertThatThrownBy(() -> detail("nobody"))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("nobody");
    }

    private String detail(String id) {
        return member(home.read(NotificationDetail.NAME, Map.of("notification_id", id), NOON), "notification");
    }
}
