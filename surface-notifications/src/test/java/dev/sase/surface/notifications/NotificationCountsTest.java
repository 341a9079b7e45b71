package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.sent;
import static dev.sase.surface.notifications.NotifyHome.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import dev.sase.spi.RawJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationCountsTest {
    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder);
    }

    @Test
    void anEmptyHomeCountsNothingInTheOrderOfTheWire() {
        Answer answer = home.read(NotificationCounts.NAME, Map.of(), NOON);

        assertThat(answer.members())
                .extracting(Answer.Member::name)
                .containsExactly(
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
        assertThat(counts(NOON)).isEqualTo("0 0 0 0 0 0 0 0 0 0");
    }

    @Test
    void eachRowCountsInTheFirstClassThatFits() {
        String error = "\"action\":\"ViewErrorReport\"";
        home.notifications(
                sent("1", "t", "axe", error),
                sent("2", "t", "axe", error, "\"muted\":true"),
                sent("3", "t", "axe", error, "\"read\":true"),
                sent("4", "t", "axe", error, "\"silent\":true"),
                sent("5", "t", "axe", error, "\"dismissed\":true"),
                sent("6", "t", "axe"),
                sent("7", "t", "plan", "\"action\":\"PlanApproval\""),
                sent("8", "t", "workflow", "\"action\":\"HITL\""),
                sent("9", "t", "sync", "\"dismissed\":true", "\"read\":true"),
                sent("9", "t", "sync", snoozed("2027-01-01T00:00:00Z")));

        assertThat(counts(NOON)).isEqualTo("8 2 2 8 2 1 1 2 0 0");
    }

    @Test
    void snoozesThatHaveEndedCountAsUnreadAndNotMuted() {
        home.notifications(
                line("1", snoozed("2026-05-01T12:00:00Z"), "\"read\":true"),
                sent("2", "t", "axe", snoozed("2026-05-01T12:00:00Z")),
                line("3", snoozed("2026-05-01T12:00:00Z"), "\"silent\":true"),
                line("4", snoozed("2026-05-01T12:00:00Z"), "\"dismissed\":true", "\"read\":true"),
                line("5", snoozed("never")));

        assertThat(counts(NOON.minusNanos(1))).isEqualTo("4 1 2 3 0 0 1 1 0 0");
        assertThat(counts(NOON)).isEqualTo("4 1 1 4 1 0 2 0 0 0");
    }

    @Test
    void staleMeansStoredAsStale() {
        home.actions("{\"actions\":{" + PendingActionFilesTest.entry("a", "stale", 1e12) + ","
                + PendingActionFilesTest.entry("b", "available", 0) + "}}");

        assertThat(counts(NOON)).isEqualTo("0 0 0 0 0 0 0 0 2 1");
    }

    private String counts(Instant now) {
        return home.read(NotificationCounts.NAME, Map.of(), now).members().stream()
                .map(member -> ((Answer.Value) member).json())
                .map(RawJson::text)
                .collect(Collectors.joining(" "));
    }
}
