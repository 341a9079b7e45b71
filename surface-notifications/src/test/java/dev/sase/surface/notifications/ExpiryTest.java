package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.notification;
import static dev.sase.surface.notifications.NotifyHome.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
    private final Expiry noon = Expiry.at(NOON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01T12:00:00+00:00",
                "2026-05-01T11:59:59.999999+00:00",
                "2026-05-01T14:00:00+02:00",
                "2026-05-01T12:00:00",
                "2099-01-01T00:00:00",
                "tomorrow",
                ""
            })
    void aDeadlineThatHasComeOrIsNoTimeWithAnOffsetIsDue(String deadline) {
        assertThat(noon.isDue(notification(line("a", snoozed(deadline))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01T12:00:01+00:00",
                "2026-05-01T12:00:00.000000001+00:00",
                "2026-05-01T13:00:00+00:59",
                "2026-05-01T11:30:00-01:00"
            })
    void aDeadlineToComeIsNotDue(String deadline) {
        assertThat(noon.isDue(notification(line("a", snoozed(deadline))))).isFalse();
    }

    @Test
    void onlySnoozedNotificationsThatAreNotDismissedAreEverDue() {
        String past = "2026-01-01T00:00:00+00:00";

        assertThat(noon.isDue(notification(line("a", snoozed(past), "\"dismissed\":true"))))
                .isFalse();
        assertThat(noon.isDue(notification(line("a", "\"muted\":true")))).isFalse();
        assertThat(noon.isDue(notification(line("a", "\"snooze_until\":\"" + past + "\""))))
                .isFalse();
        assertThat(noon.isDue(notification(line("a", snoozed(past), "\"silent\":true", "\"read\":true"))))
                .isTrue();
    }

    @Test
    void aDueNotificationIsUnreadAndResurfacedNow() {
        String before = "\"resurfaced_at\":\"earlier\"";
        Notification stored =
                notification(line("a", snoozed("2026-05-01T10:00:00Z"), "\"read\":true", before, "\"notes\":[\"x\"]"));

        assertThat(Expiry.at(Instant.parse("2026-05-01T12:00:00.25Z")).effective(stored))
                .isEqualTo(notification(
                        line("a", "\"notes\":[\"x\"]", "\"resurfaced_at\":\"2026-05-01T12:00:00.250000+00:00\"")));
    }

    @Test
    void whatIsNotDueStaysAsItIs() {
        Notification stored = notification(line("a", snoozed("2026-05-01T12:00:01Z"), "\"read\":true"));

        assertThat(noon.effective(stored)).isSameAs(stored);
    }

    @Test
    void theStoredWakingTimeIsInMicrosecondsAndNeverEarly() {
        assertThat(Expiry.wakeAt(notification(line("a", snoozed("1970-01-01T00:00:01.0000001Z")))))
                .isEqualTo(1_000_001);
        assertThat(Expiry.wakeAt(notification(line("a", snoozed("1969-12-31T23:59:59Z")))))
                .isEqualTo(-1_000_000);
        assertThat(Expiry.wakeAt(notification(line("a", snoozed("x"))))).isEqualTo(Long.MIN_VALUE);
        assertThat(Expiry.wakeAt(notification(line("a")))).isNull();
    }
}
