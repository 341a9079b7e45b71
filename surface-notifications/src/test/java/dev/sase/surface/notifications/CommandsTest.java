package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.sent;
import static dev.sase.surface.notifications.NotifyHome.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import dev.sase.spi.Command;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder);
    }

    @Test
    void listShowsTheNewestFirst() {
        home.notifications(
                sent(
                        "old",
                        "2026-05-01T11:55:00+00:00",
                        "mentor",
                        "\"notes\":[\"hello\",\"two\\nlines\"]",
                        "\"read\":true"),
                sent(
                        "new",
                        "2026-05-01T11:59:01+00:00",
                        "axe",
                        "\"silent\":true",
                        "\"muted\":true",
                        "\"notes\":[\"" + "x".repeat(90) + "\"]"));

        assertThat(show("list", Map.of()))
                .containsExactly(
                        "Notifications (2)",
                        "ID\tAGE\tSENDER\tSTATE\tNOTES",
                        "new\t59s\taxe\tunread,priority,silent,muted\t" + "x".repeat(80),
                        "old\t5m\tmentor\t-\thello | two lines");
        assertThat(show("list", Map.of("query", "nothing like it"))).containsExactly("Notifications (0)");
    }

    @Test
    void listRowsAsJsonSayHowOldAndHowImportant() {
        home.notifications(
                sent("notif-1", "2026-05-01T11:55:00+00:00", "mentor", "\"notes\":[\"hello\"]", "\"tags\":[\"t\"]"));
        Command list = command("list");
        Query query = Query.of(list.defaults(), NOON);
        Answer answer = home.read(list.read(), query);

        assertThat(list.presenter().jsonForm()).isEqualTo(Presenter.JsonForm.ROWS);
        assertThat(list.presenter()
                        .jsonRow(answer.rows().getFirst(), TextScreen.view(query, answer))
                        .text())
                .isEqualTo(
                        "{\"id\":\"notif-1\",\"timestamp\":\"2026-05-01T11:55:00+00:00\",\"age\":\"5m\",\"sender\":\"mentor\","
                                + "\"priority\":false,\"notes\":[\"hello\"],\"files\":[],\"action\":null,\"action_data\":{},"
                                + "\"read\":false,\"dismissed\":false,\"silent\":false,\"muted\":false,\"snooze_until\":null}");
    }

    @Test
    void showIsMarkdown() {
        home.notifications(line(
                "n1",
                "\"notes\":[\"one\"]",
                "\"files\":[\"/f\"]",
                "\"action\":\"JumpToAgent\"",
                "\"action_data\":{\"cl_name\":\"x\"}",
                "\"tags\":[\"a\",\"b\"]",
                snoozed("2026-05-02T00:00:00Z")));

        assertThat(show("show", Map.of("notification_id", "n1")))
                .containsExactly(
                        "# n1",
                        "",
                        "- Sender: sync",
                        "- Time: 2026-05-01T11:00:00+00:00 (1h)",
                        "- State: unread,muted",
                        "- Snoozed until: 2026-05-02T00:00:00Z",
                        "- Tags: a, b",
                        "",
                        "## Notes",
                        "",
                        "- one",
                        "",
                        "## Files",
                        "",
                        "- /f",
                        "",
                        "## Action: JumpToAgent",
                        "",
                        "- cl_name: x");
    }

    @Test
    void countsShowEveryCounter() {
        home.notifications(line("a"));

        assertThat(show("counts", Map.of()))
                .hasSize(11)
                .startsWith("COUNTER\tNUMBER", "active\t1", "dismissed\t0")
                .endsWith("pending actions\t0", "stale pending actions\t0");
    }

    @Test
    void pendingShowsTheStateByNow() {
        home.actions("{\"actions\":{" + PendingActionFilesTest.entry("a", "available", 10) + "}}");

        assertThat(show("pending", Map.of()))
                .containsExactly(
                        "Pending actions (1)",
                        "PREFIX\tAGE\tKIND\tSTATE\tNOTIFICATION",
                        "a\t20574d\tplan_approval\tmissing_target\ta-id");
    }

    @Test
    void tabsShowTheirLabels() {
        home.notifications(line("a"), line("b", "\"action\":\"HITL\""), line("c", snoozed("2026-05-01T13:00:00Z")));

        assertThat(show("tabs", Map.of("row_tab_keys", true)))
                .containsExactly(
                        "Tabs (3)",
                        "TAB\tCOUNT\tOLDEST\tNEXT WAKE",
                        "HITL\t1\t1h\t-",
                        "General\t1\t1h\t-",
                        "Snoozed\t1\t1h\t2026-05-01T13:00:00Z",
                        "The next snooze ends at 2026-05-01T13:00:00+00:00",
                        "ID\tTAB",
                        "a\tgeneral",
                        "b\thitl",
                        "c\t__snoozed__");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T12:00:00Z, 0s",
        "2026-05-01T12:00:05Z, 0s",
        "2026-05-01T11:59:01Z, 59s",
        "2026-05-01T11:59:00Z, 1m",
        "2026-05-01T11:00:01Z, 59m",
        "2026-05-01T11:00:00Z, 1h",
        "2026-04-30T12:00:01Z, 23h",
        "2026-04-30T12:00:00, 1d",
        "noon, ?"
    })
    void agesAreInTheLargestWholeUnit(String timestamp, String expected) {
        assertThat(Age.of(timestamp, Instant.parse("2026-05-01T12:00:00Z"))).isEqualTo(expected);
    }

    private List<String> show(String verb, Map<String, Object> arguments) {
        Command command = command(verb);
        Map<String, Object> all = new HashMap<>(command.defaults());
        all.putAll(arguments);
        Query query = Query.of(all, NOON);
        return TextScreen.show(command.presenter(), query, home.read(command.read(), query));
    }

    private static Command command(String verb) {
        return new NotificationsSurface()
                .commands().stream()
                        .filter(command -> command.verb().equals(verb))
                        .findFirst()
                        .orElseThrow();
    }
}
