package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.member;
import static dev.sase.surface.notifications.NotifyHome.sent;
import static dev.sase.surface.notifications.NotifyHome.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationListTest {
    private static final Map<String, Object> ALL = Map.of("include_dismissed", true);

    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder);
    }

    @Test
    void arrivalIsTheDefaultOrderAndNewestComparesTimestampsAsText() {
        home.notifications(
                sent("b", "2026-05-01T09:00:00Z", "s"), sent("a", "2026-05-01T09:00:00Z", "s"),
                sent("c", "2026-05-03T09:00:00Z", "s"), sent("d", "2026-05-02T09:00:00Z", "s"));

        assertThat(home.listedIds(Map.of(), NOON)).containsExactly("b", "a", "c", "d");
        assertThat(home.listedIds(Map.of("order", "arrival"), NOON)).containsExactly("b", "a", "c", "d");
        assertThat(home.listedIds(Map.of("order", "newest"), NOON)).containsExactly("c", "d", "a", "b");
    }

    @Test
    void dismissedOnesAreLeftOutUnlessAskedFor() {
        home.notifications(line("a"), line("b", "\"dismissed\":true"));

        assertThat(home.listedIds(Map.of(), NOON)).containsExactly("a");
        assertThat(home.listedIds(Map.of("include_dismissed", false), NOON)).containsExactly("a");
        assertThat(home.listedIds(ALL, NOON)).containsExactly("a", "b");
    }

    @Test
    void aSenderIsMatchedExactlyAndAnEmptyOneIsIgnored() {
        home.notifications(sent("a", "t", "axe"), sent("b", "t", "axes"));

        assertThat(home.listedIds(Map.of("sender", "axe"), NOON)).containsExactly("a");
        assertThat(home.listedIds(Map.of("sender", "AXE"), NOON)).isEmpty();
        assertThat(home.listedIds(Map.of("sender", ""), NOON)).containsExactly("a", "b");
    }

    @Test
    void unreadKeepsUnreadOrReadRowsAsTheyAreNow() {
        home.notifications(
                line("a"),
                line("b", "\"read\":true"),
                line("c", "\"read\":true", snoozed("2026-05-01T12:00:00Z")),
                line("d", "\"read\":true", snoozed("2026-05-01T12:00:01Z")));

        assertThat(home.listedIds(Map.of("unread", true), NOON)).containsExactly("a", "c");
        assertThat(home.listedIds(Map.of("unread", false), NOON)).containsExactly("b", "d");
    }

    @Test
    void aQueryIsContainedInAnyPartWhateverItsCase() {
        home.notifications(
                line("id-Alpha"),
                line("b", "\"notes\":[\"x\",\"ALPHA\"]"),
                line("c", "\"files\":[\"/alpha.py\"]"),
                line("d", "\"action\":\"GoAlpha\""),
                line("e", "\"action_data\":{\"alphaKey\":\"v\"}"),
                line("f", "\"action_data\":{\"k\":\"valpha\"}"),
                sent("g", "t", "alpha-sender"),
                line("h", "\"tags\":[\"alpha\"]"),
                line("i", "\"notes\":[\"al\",\"pha\"]"),
                line("j", "\"notes\":[\"a  b\"]"));

        assertThat(home.listedIds(Map.of("query", "aLpHa"), NOON))
                .containsExactly("id-Alpha", "b", "c", "d", "e", "f", "g");
        assertThat(home.listedIds(Map.of("query", ""), NOON)).hasSize(10);
        assertThat(home.listedIds(Map.of("query", "  "), NOON)).containsExactly("j");
    }

    @Test
    void countsAreThoseOfTheWholeStoreWhateverIsAskedFor() {
        home.notifications(line("a"), line("b", "\"dismissed\":true"), sent("c", "t", "axe"));

        Answer answer = home.read(NotificationList.NAME, Map.of("sender", "nobody"), NOON);
        assertThat(answer.rows()).isEmpty();
        assertThat(member(answer, "counts"))
                .isEqualTo(
                        "{\"active\":2,\"dismissed\":1,\"read\":0,\"unread\":3,\"priority\":1,\"errors\":0,\"rest\":1,"
                                + "\"muted\":0,\"pending_actions\":0,\"stale_pending_actions\":0}");
        assertThat(answer.members()).extracting(Answer.Member::name).containsExactly("notifications", "counts");
    }

    @Test
    void rowsWhoseSnoozeHasEndedAreServedResurfacedAndTheFileIsLeftAlone() {
        home.notifications(
                line("a", snoozed("2026-05-01T12:00:00Z"), "\"read\":true"),
                line("a", "\"notes\":[\"copy\"]"),
                line("a", snoozed("soon"), "\"dismissed\":true"));
        Map<String, byte[]> before = home.files().files();

        assertThat(home.list(ALL, NOON))
                .containsExactly(
                        NotifyHome.notification(line("a", "\"resurfaced_at\":\"2026-05-01T12:00:00+00:00\"")),
                        NotifyHome.notification(line("a", "\"notes\":[\"copy\"]")),
                        NotifyHome.notification(line("a", snoozed("soon"), "\"dismissed\":true")));
        assertThat(home.list(ALL, NOON.minusSeconds(1))).isEqualTo(home.loadedNotifications());
        assertThat(home.files().files()).containsExactlyEntriesOf(before);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        String[] lines = new String[25];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = sent(
                    "n" + i % 5, "2026-05-01T0" + i % 3 + ":00:00Z", "s", i % 4 == 0 ? snoozed("x") : "\"read\":false");
        }
        home.notifications(lines);
        for (String order : List.of("arrival", "newest")) {
            Query query = Query.of(Map.of("order", order), NOON);
            List<RawJson> whole = home.read(NotificationList.NAME, query).rows();
            List<RawJson> paged = new ArrayList<>();
            PageRequest page = PageRequest.first(4);
            while (true) {
                Answer answer = home.read(NotificationList.NAME, query.with(page));
                paged.addAll(answer.rows());
                if (answer.next().isEmpty()) {
                    break;
                }
                page = page.from(answer.next().get());
            }
            assertThat(paged).hasSize(25).isEqualTo(whole);
        }
    }

    @Test
    void aPageOfResurfacedRowsStaysBelowTheByteLimit() {
        String[] lines = new String[200];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line("n" + i, snoozed(""));
        }
        home.notifications(lines);
        Query query = Query.of(Map.of(), NOON.plusNanos(1)).with(new PageRequest(200, Optional.empty(), 30_000));

        Answer answer = home.read(NotificationList.NAME, query);

        assertThat(answer.truncated()).isTrue();
        assertThat(answer.rows()).isNotEmpty();
        assertThat(answer.rows().stream().mapToInt(RawJson::size).sum()).isLessThanOrEqualTo(30_000);
    }

    @Test
    void theStatedOrderIsThatOfTheQuery() {
        assertThat(NotifyHome.operation(NotificationList.NAME).order(Query.of(Map.of("order", "newest"), NOON)))
                .get()
                .extracting(order -> order.ordering().name())
                .isEqualTo("newest");
    }
}
