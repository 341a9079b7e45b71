package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.member;
import static dev.sase.surface.notifications.NotifyHome.sent;
import static dev.sase.surface.notifications.NotifyHome.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabsTest {
    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder);
    }

    @Test
    void tabsStandInTheirFixedOrder() {
        home.notifications(
                line("1", "\"muted\":true"),
                line("2", snoozed("2027-01-01T00:00:00Z")),
                line("3", tag("zeta")),
                line("4", tag("Alpha")),
                line("5", tag("done")),
                line("6"),
                sent("7", "2026", "axe", "\"action\":\"ViewErrorReport\""),
                line("8", panel("web-app")),
                line("9", panel("api")),
                line("10", "\"action\":\"HITL\""),
                line("11", tag("alpha")));

        assertThat(labels(NOON))
                .containsExactly(
                        "HITL 1",
                        "Api 1",
                        "Web App 1",
                        "Errors 1",
                        "General 1",
                        "Done 1",
                        "Alpha 1",
                        "Alpha 1",
                        "Zeta 1",
                        "Snoozed 1",
                        "Muted 1");
        assertThat(home.tabs(NOON)).extracting(Tab::key).containsSubsequence("Alpha", "alpha", "zeta");
    }

    @Test
    void onlyWhatIsNeitherDismissedReadNorSilentCounts() {
        home.notifications(
                line("1", "\"read\":true"),
                line("2", "\"dismissed\":true"),
                line("3", "\"silent\":true"),
                line("4"),
                line("4"));

        assertThat(labels(NOON)).containsExactly("General 2");
    }

    @Test
    void kindsThatShareAKeyShareATab() {
        home.notifications(
                line("1", tag("hitl")), line("2", "\"action\":\"HITL\""), line("3", tag("x")), line("4", panel("X")));

        assertThat(home.tabs(NOON))
                .extracting(tab -> tab.key() + " " + tab.kind().token() + " " + tab.count())
                .containsExactly("hitl hitl 2", "x panel 2");
    }

    @Test
    void theOldestActivityIsTheSmallestOfResurfacedAtOrTimestamp() {
        home.notifications(
                sent("1", "2026-05-01T01:00:00Z", "s", "\"resurfaced_at\":\"2026-05-01T08:00:00Z\""),
                sent("2", "2026-05-01T09:00:00Z", "s"),
                sent("3", "2026-05-01T00:00:00Z", "s", "\"read\":true"));

        assertThat(home.tabs(NOON).getFirst().oldestActivity()).contains("2026-05-01T08:00:00Z");
    }

    @Test
    void theLatestDeclarationChoosesTheColor() {
        home.notifications(
                sent("b", "2026-05-01T09:00:00Z", "s", "\"color\":\"#000002\""),
                sent("z", "2026-05-01T08:00:00Z", "s", "\"color\":\"#000001\""),
                sent("c", "2026-05-01T09:00:00Z", "s", "\"color\":\"#000003\""),
                sent("d", "2026-05-01T10:00:00Z", "s", "\"color\":\"red\""),
                sent("e", "2026-05-01T11:00:00Z", "s"));

        assertThat(home.tabs(NOON).getFirst().color()).contains("#000003");
    }

    @Test
    void thePanelIconComesFromItsOwnRows() {
        home.notifications(
                sent("1", "2026-05-01T09:00:00Z", "s", "\"action_data\":{\"panel\":\"x\",\"panel_icon\":\"old\"}"),
                sent("2", "2026-05-01T10:00:00Z", "s", "\"action_data\":{\"panel\":\"x\",\"panel_icon\":\"new\"}"),
                sent(
                        "3",
                        "2026-05-01T11:00:00Z",
                        "s",
                        "\"muted\":true,\"action_data\":{\"panel\":\"x\",\"panel_icon\":\"no\"}"),
                sent("4", "2026-05-01T11:00:00Z", "s", "\"tags\":[\"x\"],\"action_data\":{\"panel_icon\":\"no\"}"));

        assertThat(home.tabs(NOON).getFirst().icon()).contains("new");
        assertThat(home.tabs(NOON).getFirst().count()).isEqualTo(3);
        assertThat(home.tabs(NOON).getLast().icon()).isEmpty();
    }

    @Test
    void aSnoozeThatHasEndedMovesItsRowIntoTheTabWhereItBelongs() {
        home.notifications(
                line("1", snoozed("2026-05-01T12:00:00Z"), "\"read\":true", panel("x"), "\"color\":\"#000001\""),
                line("2", snoozed("2026-05-01T13:00:00Z")),
                line("3", snoozed("2026-05-01T14:00:00+02:00"), "\"silent\":true"),
                sent("4", "2026-05-01T09:00:00Z", "s", panel("x"), "\"color\":\"#000002\""));

        assertThat(labels(NOON.minusSeconds(1))).containsExactly("X 1", "Snoozed 1");
        assertThat(labels(NOON)).containsExactly("X 2", "Snoozed 1");
        assertThat(home.tabs(NOON).getFirst().color()).contains("#000001");
        assertThat(home.tabs(NOON).getFirst().oldestActivity()).contains("2026-05-01T09:00:00Z");
        assertThat(labels(NOON.plusSeconds(3600))).containsExactly("X 2", "General 1");
        assertThat(home.tabs(NOON.plusSeconds(3600)).getLast().oldestActivity()).contains("2026-05-01T13:00:00+00:00");
    }

    @Test
    void theSnoozedTabSaysWhenItNextWakesAndTheAnswerTheNextDeadline() {
        home.notifications(
                line("1", snoozed("2026-05-01T20:00:00+09:00"), "\"read\":true"),
                line("2", snoozed("2026-05-02T01:00:00+09:00")),
                line("3", snoozed("2026-05-01T23:00:00-05:00")),
                line("4", snoozed("2026-05-01T15:30:00.5Z"), "\"silent\":true"),
                line("5", snoozed("2026-05-01T13:00:00Z"), "\"dismissed\":true"));

        Answer answer = home.read(NotificationTabs.NAME, Map.of(), NOON);
        assertThat(member(answer, "tabs"))
                .isEqualTo("[{\"key\":\"general\",\"kind\":\"general\",\"count\":1,"
                        + "\"oldest_activity_at\":\"2026-05-01T12:00:00+00:00\"},"
                        + "{\"key\":\"__snoozed__\",\"kind\":\"snoozed\",\"count\":2,"
                        + "\"oldest_activity_at\":\"2026-05-01T11:00:00+00:00\","
                        + "\"next_wake_at\":\"2026-05-01T23:00:00-05:00\"}]");
        assertThat(member(answer, "next_snooze_deadline")).isEqualTo("\"2026-05-01T15:30:00.500000+00:00\"");
        assertThat(member(answer, "row_tab_keys")).isEqualTo("absent");
    }

    @Test
    void rowKeysAreGivenOnRequest() {
        home.notifications(
                line("b", tag("t")),
                line("a"),
                line("c", "\"read\":true"),
                line("d", snoozed("x"), "\"action\":\"HITL\""),
                line("e", snoozed("2027-01-01T00:00:00Z")));

        assertThat(member(home.read(NotificationTabs.NAME, Map.of("row_tab_keys", true), NOON), "row_tab_keys"))
                .isEqualTo("{\"a\":\"general\",\"b\":\"t\",\"d\":\"hitl\",\"e\":\"__snoozed__\"}");
    }

    @Test
    void anEmptyStoreHasNoTabs() {
        Answer answer = home.read(NotificationTabs.NAME, Map.of(), NOON);

        assertThat(answer.members()).hasSize(1);
        assertThat(member(answer, "tabs")).isEqualTo("[]");
    }

    @Test
    void labelsAreTheWordsOfTheKey() {
        assertThat(label("two-words_more")).isEqualTo("Two Words More");
        assertThat(label("--")).isEqualTo("--");
        assertThat(label("-x")).isEqualTo("X");
        assertThat(label("\ud801\udc28a")).isEqualTo("\ud801\udc00a");
    }

    private static String label(String key) {
        return new Tab(key, TabKind.TAG, 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                .label();
    }

    private List<String> labels(Instant now) {
        return home.tabs(now).stream()
                .map(tab -> tab.label() + " " + tab.count())
                .toList();
    }

    private static String tag(String tag) {
        return "\"tags\":[\"" + tag + "\"]";
    }

    private static String panel(String panel) {
        return "\"action_data\":{\"panel\":\"" + panel + "\"}";
    }
}
