package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static dev.sase.surface.notifications.NotifyHome.member;
import static dev.sase.surface.notifications.PendingActionFilesTest.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Query;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingActionsReadTest {
    private static final double LATER = NOON.getEpochSecond() + 1.0;

    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder.resolve("home"));
    }

    @Test
    void anEmptyStoreHasNoActions() {
        Answer answer = home.read(PendingActionsRead.NAME, Map.of(), NOON);

        assertThat(member(answer, "store")).isEqualTo("{\"schema_version\":1,\"actions\":{}}");
        assertThat(member(answer, "actions")).isEqualTo("[]");
        assertThat(answer.members()).hasSize(2);
    }

    @Test
    void storeAndListHoldTheSameEntriesInPrefixOrder() {
        home.actions("{\"actions\":{" + entry("b", "stale", 1) + "," + entry("a", "available", 1) + "}}");

        Answer answer = home.read(PendingActionsRead.NAME, Map.of(), NOON);
        List<PendingAction> actions = home.loadedActions();
        String first = PendingActions.CODEC.encode(actions.get(0)).text();
        String second = PendingActions.CODEC.encode(actions.get(1)).text();
        assertThat(member(answer, "actions")).isEqualTo("[" + first + "," + second + "]");
        assertThat(member(answer, "store"))
                .isEqualTo("{\"schema_version\":1,\"actions\":{\"a\":" + first + ",\"b\":" + second + "}}");
    }

    @Test
    void effectiveStatesAreAddedOnRequestAndTheEntriesStayAsStored() throws IOException {
        Files.createDirectories(folder.resolve("user/gate"));
        home.actions("{\"actions\":{"
                + entry("a", "a-1", "PlanApproval", "{\"response_dir\":\"~/gate\"}", "available", LATER) + ","
                + entry("b", "b-1", "PlanApproval", "{\"response_dir\":\"~/none\"}", "available", LATER - 1) + ","
                + entry("c", "c-1", "PlanApproval", "{\"response_dir\":\"~/none\"}", "available", LATER) + "}}");

        Answer answer = home.read(
                PendingActionsRead.NAME,
                Map.of("effective", true, "user_home", folder.resolve("user").toString()),
                NOON);
        assertThat(member(answer, "effective_states"))
                .isEqualTo("{\"a\":\"already_handled\",\"b\":\"stale\",\"c\":\"available\"}");
        assertThat(member(answer, "actions"))
                .isEqualTo(member(home.read(PendingActionsRead.NAME, Map.of("effective", false), NOON), "actions"))
                .doesNotContain("already_handled");
    }

    @Test
    void theRequestBringsTheHomeOfItsUser() {
        Query plain = Query.of(Map.of(), NOON);
        Query effective = Query.of(Map.of("effective", true), NOON);
        Query given = effective.with("user_home", "/u");

        assertThat(NotifyHome.operation(PendingActionsRead.NAME)
                        .resolve(plain, home.files().home()))
                .isEqualTo(plain);
        assertThat(NotifyHome.operation(PendingActionsRead.NAME)
                        .resolve(given, home.files().home()))
                .isEqualTo(given);
        assertThat(NotifyHome.operation(PendingActionsRead.NAME)
                        .resolve(effective, home.files().home())
                        .text("user_home"))
                .isPresent();
    }

    @Test
    void aPrefixChoosesTheActionsOfOneNotification() {
        home.actions("{\"actions\":{" + entry("a", "abc-1", "HITL", "{}", "stale", 1) + ","
                + entry("b", "abc-12", "HITL", "{}", "stale", 1) + "," + entry("c", "xyz", "HITL", "{}", "stale", 1)
                + ","
                + entry("d", "xyz", "HITL", "{}", "stale", 1) + "}}");

        assertThat(resolution("abc-1"))
                .isEqualTo(
                        "{\"notification_id\":\"abc-1\",\"prefix\":\"abc-1\",\"prefix_len\":5,\"resolution\":\"exact\"}");
        assertThat(resolution("abc-12")).contains("\"exact\"");
        assertThat(resolution("xyz")).contains("\"duplicate_full_id\"");
        assertThat(prefixes("xyz")).containsExactly("c", "d");
        assertThat(prefixes("abc-1")).containsExactly("a");
        assertThatThrownBy(() -> resolution("abc"))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS))
                .hasMessageContaining("abc-1, abc-12");
        assertThatThrownBy(() -> resolution("b"))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void resolutionFollowsTheIdsAndNotTheKeys() {
        List<String> ids = List.of("\u00e4bc", "abc", "abd", "abd");

        assertThat(PrefixResolution.of("\u00e4", ids))
                .isEqualTo(new PrefixResolution("\u00e4bc", "\u00e4", PrefixResolution.Outcome.UNIQUE_PREFIX));
        assertThat(PrefixResolution.of("\u00e4", ids).json().text())
                .contains("\"prefix_len\":2,\"resolution\":\"unique_prefix\"");
        assertThat(PrefixResolution.of("ab", ids).json().text())
                .isEqualTo(
                        "{\"notification_id\":\"\",\"prefix\":\"ab\",\"prefix_len\":2,\"resolution\":\"ambiguous_prefix\"}");
        assertThat(PrefixResolution.of("x", ids).json().text()).contains("\"missing\"");
    }

    private String resolution(String prefix) {
        return member(home.read(PendingActionsRead.NAME, Map.of("prefix", prefix), NOON), "resolution");
    }

    private List<String> prefixes(String prefix) {
        Answer answer = home.read(PendingActionsRead.NAME, Map.of("prefix", prefix), NOON);
        return Json.parse(answer.value("actions").orElseThrow())
                .valueStream()
                .map(action -> action.get("prefix").stringValue())
                .toList();
    }
}
