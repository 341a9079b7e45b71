package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.ACTIONS;
import static dev.sase.surface.notifications.NotifyHome.LEGACY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PendingActionFilesTest {
    private static final String WIRE =
            "{\"schema_version\":1,\"prefix\":\"9c1e44aa\",\"notification_id\":\"9c1e44aa-plan\","
                    + "\"action_kind\":\"plan_approval\",\"action\":\"PlanApproval\",\"action_data\":{\"response_dir\":\"/home/ada/x\"},"
                    + "\"files\":[\"/plan.md\"],\"created_at_unix\":1779264900.0,\"updated_at_unix\":1779264900.25,"
                    + "\"stale_deadline_unix\":1779351300.0,\"transports\":[{\"transport\":\"notification_store\",\"record\":{}},"
                    + "{\"transport\":\"telegram\","
                    + "\"record\":{\"a\":[1,2.5,null,true,18446744073709551615],\"b\":{\"x\":\"\",\"y\":-3}}}],"
                    + "\"state\":\"available\"}";

    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder);
    }

    /** A member of the map of actions. */
    static String entry(String prefix, String state, double staleDeadline) {
        return entry(prefix, prefix + "-id", "PlanApproval", "{}", state, staleDeadline);
    }

    static String entry(String prefix, String id, String action, String data, String state, double staleDeadline) {
        return "\"" + prefix + "\":{\"schema_version\":3,\"prefix\":\"" + prefix + "\",\"notification_id\":\"" + id
                + "\",\"action_kind\":\"plan_approval\",\"action\":\"" + action + "\",\"action_data\":" + data
                + ",\"created_at_unix\":1,\"updated_at_unix\":2,\"stale_deadline_unix\":"
                + BigDecimal.valueOf(staleDeadline).toPlainString() + ",\"state\":\"" + state + "\"}";
    }

    @Test
    void missingAndBlankFilesAreEmptyStores() {
        assertThat(home.load().rows()).isEmpty();

        home.actions(" \n").legacy("");
        assertThat(home.loadedActions()).isEmpty();
        assertThat(home.problems()).isEmpty();

        home.actions("{\"schema_version\":99}");
        assertThat(home.loadedActions()).isEmpty();
        assertThat(home.problems()).isEmpty();
    }

    @Test
    void anEntryKeepsItsWireForm() {
        home.actions("{\n  \"schema_version\": 3,\n  \"actions\": {\n    \"9c1e44aa\": "
                + WIRE.replace(
                                "{\"a\":[1,2.5,null,true,18446744073709551615],\"b\":{\"x\":\"\",\"y\":-3}}",
                                "{\"b\":{\"y\":-3,\"x\":\"\"},\"a\":[1,2.5,null,true,18446744073709551615]}")
                        .replace("1779264900.0,\"upd", "1779264900,\"upd")
                + "\n  }\n}\n");

        PendingAction action = home.loadedActions().getFirst();
        assertThat(PendingActions.CODEC.encode(action).text()).isEqualTo(WIRE);
        assertThat(PendingActions.CODEC.decode(PendingActions.CODEC.encode(action)))
                .isEqualTo(action);
    }

    @Test
    void entriesComeInTheOrderOfTheirPrefixes() {
        home.actions("{\"actions\":{" + entry("b", "stale", 1) + "," + entry("B", "available", 1) + "}}")
                .legacy("{\"a\":{\"notification_id\":\"x\",\"action\":\"HITL\"}}");

        assertThat(home.loadedActions()).extracting(PendingAction::prefix).containsExactly("B", "a", "b");
    }

    @Test
    void aStoreThatDoesNotParseIsOneDiagnosticAndTheOtherFileLoads() throws IOException {
        home.actions("{\"actions\":\n{" + entry("b", "stale", 1) + ",")
                .legacy("{\"a\":{\"notification_id\":\"x\",\"action\":\"HITL\"}}");
        assertThat(home.problems()).containsExactly("invalid_json actions.json:2");
        assertThat(home.loadedActions()).extracting(PendingAction::prefix).containsExactly("a");

        home.actions("{\"actions\":{" + entry("b", "stale", 1) + "}}").legacy("[");
        assertThat(home.problems()).containsExactly("invalid_json pending_actions.json:1");
        assertThat(home.loadedActions()).extracting(PendingAction::prefix).containsExactly("b");

        home.files().delete(LEGACY);
        home.actions("[]");
        assertThat(home.problems()).containsExactly("invalid_store actions.json:0");
        home.actions("{\"actions\":[]}");
        assertThat(home.problems()).containsExactly("invalid_store actions.json:0");
        Files.write(home.files().resolve(ACTIONS), "{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(home.problems()).containsExactly("not_utf8 actions.json:0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schema_version\":-1", "\"schema_version\":1.0", "\"schema_version\":4294967296", "\"prefix\":null",
                "\"notification_id\":1", "\"action_kind\":\"Plan\"", "\"action\":null", "\"action_data\":null",
                "\"action_data\":{\"a\":1}", "\"files\":\"x\"", "\"created_at_unix\":\"1\"", "\"updated_at_unix\":null",
                "\"stale_deadline_unix\":1e999", "\"transports\":null", "\"transports\":[1]", "\"transports\":[{}]",
                "\"transports\":[{\"transport\":\"t\",\"record\":[]}]", "\"state\":\"gone\"", "\"state\":null"
            })
    void anEntryThatDoesNotDecodeIsNamedAndHidesNoOther(String member) {
        String bad = entry("bad", "available", 1);
        home.actions("{\"actions\":{" + bad.substring(0, bad.length() - 1) + "," + member + "},"
                + entry("good", "stale", 1) + "}}");

        assertThat(home.loadedActions()).extracting(PendingAction::prefix).containsExactly("good");
        assertThat(home.problems()).containsExactly("invalid_record actions.json:0");
        assertThat(home.diagnostics().getFirst().message()).contains("'bad'");
    }

    @ParameterizedTest
    @CsvSource({
        "plan_approval",
        "hitl",
        "user_question",
        "non_action",
        "unsupported",
        "epic_approval",
        "launch_approval",
        "custom_gate"
    })
    void everyKindOfBothGenerationsIsKnown(String kind) {
        home.actions("{\"actions\":{" + entry("a", "missing_request", 1).replace("plan_approval", kind) + "}}");

        assertThat(home.loadedActions().getFirst().kind().token()).isEqualTo(kind);
    }

    @Test
    void anEntryUnderAnotherNameIsServedWithAWarning() {
        home.actions("{\"actions\":{" + entry("a", "stale", 1).replaceFirst("\"a\":", "\"key\":") + "}}");

        assertThat(home.loadedActions()).extracting(PendingAction::prefix).containsExactly("a");
        assertThat(home.problems()).containsExactly("prefix_mismatch actions.json:0");
    }

    @Test
    void legacyEntriesAreAddedUnderPrefixesThatTheStoreDoesNotHave() {
        home.actions("{\"actions\":{" + entry("aaa", "stale", 1) + ",\"broken\":{}}}")
                .legacy("{\"aaa\":{\"notification_id\":\"other\",\"action\":\"HITL\"},"
                        + "\"broken\":{\"notification_id\":\"other\",\"action\":\"HITL\"},"
                        + "\"bbb\":{\"notification_id\":\"bbb-1\",\"action\":\"UserQuestion\",\"created_at\":1000,"
                        + "\"action_data\":{\"z\":\"1\",\"a\":\"2\",\"n\":3},\"plan_file\":\"/p.md\",\"chat_id\":-100,"
                        + "\"message_id\":7,\"more\":true}}");

        assertThat(home.loadedActions())
                .extracting(PendingAction::notificationId)
                .containsExactly("aaa-id", "bbb-1");
        assertThat(PendingActions.CODEC.encode(home.loadedActions().getLast()).text())
                .isEqualTo("{\"schema_version\":1,\"prefix\":\"bbb\",\"notification_id\":\"bbb-1\","
                        + "\"action_kind\":\"user_question\",\"action\":\"UserQuestion\","
                        + "\"action_data\":{\"a\":\"2\",\"z\":\"1\"},"
                        + "\"files\":[\"/p.md\"],\"created_at_unix\":1000.0,\"updated_at_unix\":1000.0,"
                        + "\"stale_deadline_unix\":87400.0,\"transports\":[{\"transport\":\"telegram_legacy\","
                        + "\"record\":{\"chat_id\":-100,\"message_id\":7}}],\"state\":\"available\"}");
    }

    @Test
    void aLegacyEntryWithoutATimeIsAsOldAsItsFile() throws IOException {
        home.legacy("{\"a\":{\"notification_id\":\"x\",\"action\":\"HITL\",\"created_at\":\"noon\"}}");
        Files.setLastModifiedTime(
                home.files().resolve(LEGACY), FileTime.from(Instant.parse("2026-05-01T10:00:00.75Z")));

        PendingAction action = home.loadedActions().getFirst();
        assertThat(action.createdAt())
                .isEqualTo((double) Instant.parse("2026-05-01T10:00:00Z").getEpochSecond());
        assertThat(action.staleDeadline()).isEqualTo(action.createdAt() + 86_400);
        assertThat(home.loadedActions()).isEqualTo(List.of(action));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "null",
                "[]",
                "{}",
                "{\"notification_id\":\"x\"}",
                "{\"notification_id\":1,\"action\":\"HITL\"}",
                "{\"notification_id\":\"x\",\"action\":\"JumpToAgent\"}",
                "{\"notification_id\":\"x\",\"action\":\"TaskTriage\"}",
                "{\"notification_id\":\"x\",\"action\":null}"
            })
    void legacyEntriesThatAreNoActionsArePassedOver(String entry) {
        home.legacy("{\"a\":" + entry + "}");

        assertThat(home.loadedActions()).isEmpty();
        assertThat(home.problems()).isEmpty();
    }
}
