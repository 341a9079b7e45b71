package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.notification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.RawJson;
import org.junit.jupiter.api.Test;

class NotificationJsonTest {
    private static final String FULL = "{\"id\":\"n1\",\"timestamp\":\"2026-05-01T09:00:00+00:00\",\"sender\":\"plan\","
            + "\"notes\":[\"a \\\"b\\\"\",\"\u00e9 \ud83d\ude00\"],\"files\":[\"/x\"],\"action\":\"PlanApproval\","
            + "\"action_data\":{\"B\":\"2\",\"a\":\"1\",\"\u00e4\":\"3\",\"\uffee\":\"4\",\"\ud83d\ude00\":\"5\"},"
            + "\"read\":true,\"dismissed\":true,\"silent\":true,\"muted\":true,\"snooze_until\":\"2026-05-01T10:00:00+00:00\","
            + "\"icon\":\"\ud83d\udd14\",\"color\":\"#a0B1c2\",\"tags\":[\"done\",\"review\"],"
            + "\"resurfaced_at\":\"2026-05-01T08:00:00+00:00\"}";

    @Test
    void writesTheTwelveKnownMembersAndThenWhatIsSet() {
        assertThat(Notifications.CODEC.encode(notification(FULL)).text()).isEqualTo(FULL);
    }

    @Test
    void keysOfActionDataAreSortedByCodePoint() {
        String shuffled = line("a", "\"action_data\":{\"\ud83d\ude00\":\"\",\"\uffee\":\"\",\"b\":\"\",\"A\":\"\"}");

        assertThat(notification(shuffled).actionData().keySet()).containsExactly("A", "b", "\uffee", "\ud83d\ude00");
    }

    @Test
    void decodingGivesTheSameRecord() {
        Notification notification = notification(FULL);

        assertThat(Notifications.CODEC.decode(Notifications.CODEC.encode(notification)))
                .isEqualTo(notification);
        assertThatThrownBy(() -> Notifications.CODEC.decode(RawJson.of("{\"id\":")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Notifications.CODEC.decode(RawJson.of("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyTextIsKeptApartFromNone() {
        Notification notification =
                notification(line("a", "\"icon\":\"\"", "\"action\":\"\"", "\"snooze_until\":\"\"", "\"muted\":true"));

        assertThat(Notifications.CODEC.decode(Notifications.CODEC.encode(notification)))
                .isEqualTo(notification);
        assertThat(notification.snoozed()).isTrue();
    }

    @Test
    void ofARepeatedKeyTheLastValueCounts() {
        assertThat(notification(line("a", "\"read\":false", "\"read\":true")).read())
                .isTrue();
    }

    @Test
    void searchTextHasEveryPartOnALineOfItsOwn() {
        assertThat(Notifications.SEARCH.of().apply(notification(FULL)))
                .isEqualTo("n1\n2026-05-01T09:00:00+00:00\nplan\na \"b\"\n\u00e9 \ud83d\ude00\n/x\nPlanApproval\n"
                        + "B\n2\na\n1\n\u00e4\n3\n\uffee\n4\n\ud83d\ude00\n5");
    }
}
