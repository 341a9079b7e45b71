package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How streams are found, merged and read past what is wrong in them. */
class EventStoreTest {
    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void createStore() {
        store = new StoreFixture(folder);
    }

    private String update(String id, int minute, String title) {
        return store.event("issue_updated", id, minute, "\"fields\":{\"title\":\"" + title + "\"}");
    }

    @Test
    void eventsWinOverTheMirror() throws IOException {
        Loaded loaded = store.issues(StoreFixture.row("old-1", "open", "plan", ""))
                .loadEvents("d-1", store.created("d-1", "plan", 1, ""));
        assertThat(loaded.ids()).containsExactly("d-1");
    }

    @Test
    void issuesComeByIdAtThePlaceOfTheirCreation() throws IOException {
        Loaded loaded = store.events("b", store.created("x-10", "plan", 1, ""), "", store.created("x-9", "plan", 2, ""))
                .events("a", store.created("x-\uff5e", "plan", 3, ""), store.created("x-\ud83d\ude00", "plan", 4, ""))
                .manifest(2)
                .load();
        assertThat(loaded.ids()).containsExactly("x-10", "x-9", "x-\uff5e", "x-\ud83d\ude00");
        assertThat(loaded.places()).containsExactly("b.jsonl:1", "b.jsonl:3", "a.jsonl:1", "a.jsonl:2");
    }

    @Test
    void fileOrderIsFinalInsideAStream() throws IOException {
        Loaded loaded = store.loadEvents(
                "d-1", store.created("d-1", "plan", 10, ""), update("d-1", 9, "earlier, but later in the file"));
        assertThat(loaded.bead("d-1").title()).isEqualTo("earlier, but later in the file");
        assertThat(loaded.bead("d-1").updatedAt()).isEqualTo(StoreFixture.time(9));
    }

    @Test
    void streamsMergeByTimeThenRankThenEventId() throws IOException {
        String last = update("d-1", 5, "z").replace("\"event_id\":\"d-1", "\"event_id\":\"z");
        String first = update("d-1", 5, "a").replace("\"event_id\":\"d-1", "\"event_id\":\"a");
        Loaded loaded = store.events("a", last)
                .events("b", first, update("d-1", 4, "older, but behind a newer one"))
                .events("c", store.created("d-1", "plan", 5, ""))
                .manifest(3)
                .load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.bead("d-1").title()).isEqualTo("z");
    }

    @Test
    void dependencyFollowsACreationOfTheSameSecond() throws IOException {
        String dependency = store.event(
                "dependency_added", "d-2", 1, "\"dependency\":{\"issue_id\":\"d-2\",\"depends_on_id\":\"e-1\"}");
        Loaded loaded = store.events("d-2", store.created("d-2", "plan", 1, ""), dependency)
                .events("e-1", store.created("e-1", "plan", 1, ""))
                .manifest(2)
                .load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.bead("d-2").blockerIds()).containsExactly("e-1");
    }

    @Test
    void leftoverTemporaryFilesAreNoStreams() throws IOException {
        Loaded loaded = store.write(EventStore.streamsOf(folder).resolve(".d-1.jsonl.tmp.12.3"), "rubbish")
                .loadEvents("d-1", store.created("d-1", "plan", 1, ""));
        assertThat(loaded.diagnostics()).isEmpty();
    }

    @Test
    void manifestThatCountsOtherwiseIsAWarning() throws IOException {
        Loaded loaded = store.events("d-1", store.created("d-1", "plan", 1, ""))
                .manifest(2)
                .load();
        assertThat(loaded.ids()).containsExactly("d-1");
        assertThat(loaded.problems()).containsExactly("manifest_mismatch manifest.json:0");
        assertThat(loaded.diagnostics().getFirst().severity()).isEqualTo(Diagnostic.Severity.WARNING);
    }

    @Test
    void missingManifestIsAWarning() throws IOException {
        Loaded loaded = store.events("d-1", store.created("d-1", "plan", 1, "")).load();
        assertThat(loaded.ids()).containsExactly("d-1");
        assertThat(loaded.problems()).containsExactly("manifest_invalid manifest.json:0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"schema_version\":2,\"stream_count\":1,\"generated_from\":\"\",\"migration_tool\":\"\"}",
                "{\"schema_version\":1,\"stream_count\":1,\"generated_from\":\"\"}",
                "{\"schema_version\":1,\"generated_from\":\"\",\"migration_tool\":\"\"}",
            })
    void unusableManifestIsReportedAndTheStreamsStillLoad(String manifest) throws IOException {
        Loaded loaded = store.events("d-1", store.created("d-1", "plan", 1, ""))
                .write(EventStore.manifestOf(folder), manifest)
                .load();
        assertThat(loaded.ids()).containsExactly("d-1");
        assertThat(loaded.problems()).containsExactly("manifest_invalid manifest.json:0");
    }

    @Test
    void manifestWithoutStreamsIsReported() throws IOException {
        Loaded loaded = store.manifest(1).load();
        assertThat(loaded.beads()).isEmpty();
        assertThat(loaded.problems()).containsExactly("manifest_invalid manifest.json:0");
    }

    @Test
    void badLinesAreReportedWithTheirPlaceAndTheRestLoads() throws IOException {
        String good = update("d-1", 3, "good");
        Loaded loaded = store.events(
                        "d-1",
                        store.created("d-1", "plan", 1, ""),
                        "not json",
                        good.replace("\"schema_version\":1", "\"schema_version\":2"),
                        good.replace("issue_updated", "issue_painted"),
                        good.replace("\"kind\":\"issue_updated\"", "\"kind\":\"issue_opened\""),
                        good.replace("\"actor\":\"bob\"", "\"actor\":\"bob\",\"actor\":\"eve\""),
                        good.replace("\"event_id\":\"d-1", "\"x\":1,\"x\":2,\"event_id\":\"d-1"),
                        good.substring(0, 30))
                .events("e-1", store.created("e-1", "plan", 2, ""))
                .manifest(2)
                .load();
        assertThat(loaded.problems())
                .containsExactly(
                        "invalid_json d-1.jsonl:2",
                        "invalid_record d-1.jsonl:3",
                        "unknown_operation d-1.jsonl:4",
                        "invalid_record d-1.jsonl:5",
                        "invalid_record d-1.jsonl:6",
                        "invalid_json d-1.jsonl:8");
        assertThat(loaded.diagnostics().get(2).message()).contains("upgrade");
        assertThat(loaded.bead("d-1").title()).isEqualTo("good");
        assertThat(loaded.ids()).containsExactly("d-1", "e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue_updated|\"fields\":{}",
                "issue_updated|\"fields\":{\"title\":null}",
                "issue_updated|\"fields\":{\"status\":\"done\"}",
                "issue_updated|\"fields\":{\"tier\":\"legend\"}",
                "note_appended|\"entry\":\" \"",
                "dependency_added|\"dependency\":{\"issue_id\":\"d-2\",\"depends_on_id\":\"d-1\"}",
                "epic_work_preclaimed|\"agent_name\":\"\"",
                "link_added|\"target_ref\":\"bead:d-1\",\"relation\":\"cites\",\"description\":\"x\",\"origin\":\"manual\"",
                "link_added|\"target_ref\":\"bead:d-2\",\"relation\":\"blocks\",\"description\":\"x\",\"origin\":\"manual\"",
                "link_added|\"target_ref\":\"bead:d-2\",\"relation\":\"cites\",\"description\":\"x\\ny\",\"origin\":\"manual\"",
                "task_plus_one_recorded|\"evidence\":{\"timestamp\":\"t\",\"reporter\":\"r\",\"note\":\"n\","
                        + "\"observed_since\":\"2026-05-01\"}",
                "task_snoozed|\"snooze\":{\"until\":\"2026-05-01T09:00:00\",\"snoozed_at\":\"s\",\"snoozed_by\":\"b\"}",
                "task_snoozed|\"snooze\":{\"until\":\"2026-05-01T09:00:00Z\",\"snoozed_at\":\"s\",\"snoozed_by\":\"b\","
                        + "\"plus_one_target\":0}",
                "task_snooze_woken|\"cause\":\"alarm\"",
                "issue_created|\"issue\":{\"id\":\"d-2\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"plan\"}",
            })
    void invalidPayloadsAreReported(String event) throws IOException {
        String[] parts = event.split("\\|", 2);
        Loaded loaded =
                store.loadEvents("d-1", store.created("d-1", "task", 1, ""), store.event(parts[0], "d-1", 2, parts[1]));
        assertThat(loaded.problems()).containsExactly("invalid_record d-1.jsonl:2");
        assertThat(loaded.bead("d-1").updatedAt()).isEqualTo(StoreFixture.time(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue_updated|\"fields\":{\"status\":\"snoozed\"}",
                "issue_updated|\"fields\":{\"status\":\"ready\"}",
                "issue_updated|\"fields\":{\"size\":\"small\"}",
                "issue_updated|\"fields\":{\"resolution\":\"done\"}",
                "issue_updated|\"fields\":{\"changespec_bug_id\":\"7\"}",
                "task_snooze_canceled|",
                "task_plus_one_recorded|\"evidence\":{\"timestamp\":\"t\",\"reporter\":\"r\",\"note\":\"n\"}",
            })
    void eventThatWouldMakeAPlanInvalidChangesNothing(String event) throws IOException {
        String[] parts = event.split("\\|", 2);
        Loaded loaded =
                store.loadEvents("d-1", store.created("d-1", "plan", 1, ""), store.event(parts[0], "d-1", 2, parts[1]));
        assertThat(loaded.problems()).containsExactly("invalid_event d-1.jsonl:2");
        assertThat(loaded.bead("d-1").status()).isEqualTo(BeadStatus.OPEN);
        assertThat(loaded.bead("d-1").updatedAt()).isEqualTo(StoreFixture.time(1));
    }

    @Test
    void closeThatIsNoTimeCannotBeComparedWithAReport() throws IOException {
        Loaded loaded = store.loadEvents(
                "d-1",
                store.created("d-1", "task", 1, "\"closed_at\":\"yesterday\"").replace("\"open\"", "\"closed\""),
                store.event("task_plus_one_recorded", "d-1", 2, """
                        "evidence":{"timestamp":"t","reporter":"r","note":"n","observed_since":"2026-05-01T09:00:00Z"}"""));
        assertThat(loaded.problems()).containsExactly("invalid_event d-1.jsonl:2");
        assertThat(loaded.bead("d-1").plusOneEvidence()).isEmpty();
    }

    @Test
    void eventsOfUnknownIssuesAndBlockersAreDropped() throws IOException {
        Loaded loaded = store.loadEvents(
                "d-1",
                store.created("d-1", "plan", 1, ""),
                update("d-9", 2, "nobody"),
                store.event(
                        "dependency_added",
                        "d-1",
                        3,
                        "\"dependency\":{\"issue_id\":\"d-1\",\"depends_on_id\":\"d-9\"}"));
        assertThat(loaded.problems()).containsExactly("dropped_event d-1.jsonl:2", "dropped_event d-1.jsonl:3");
        assertThat(loaded.bead("d-1").dependencies()).isEmpty();
    }

    @Test
    void secondCreationOfAnIdIsReported() throws IOException {
        Loaded loaded =
                store.loadEvents("d-1", store.created("d-1", "plan", 1, ""), store.created("d-1", "task", 2, ""));
        assertThat(loaded.problems()).containsExactly("duplicate_created d-1.jsonl:2");
        assertThat(loaded.diagnostics().getFirst().message()).contains("d-1.jsonl:1");
        assertThat(loaded.bead("d-1").type()).isEqualTo(BeadType.PLAN);
    }

    @Test
    void oldestOwnerOfAnExternalReferenceStays() throws IOException {
        Loaded loaded = store.loadEvents(
                "d-1",
                store.created("d-1", "task", 9, "\"external_ref\":\"gh:1\""),
                store.created("d-2", "task", 8, "\"external_ref\":\" gh:1\""),
                store.created("d-3", "task", 8, "\"external_ref\":\"gh:1 \""),
                store.created("d-4", "task", 8, "\"external_ref\":\" \""));
        assertThat(loaded.ids()).containsExactly("d-2", "d-4");
        assertThat(loaded.problems())
                .containsExactlyInAnyOrder("external_ref_conflict d-1.jsonl:1", "external_ref_conflict d-1.jsonl:3");
    }

    @Test
    void streamOfARemovedFlagIsPassedOverAndKept() throws IOException {
        String flag = store.created("f-1", "flag", 1, "");
        Loaded loaded = store.events("f-1", flag, store.event("issue_removed", "f-1", 2, ""))
                .events("d-1", store.created("d-1", "plan", 1, ""))
                .manifest(2)
                .load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.ids()).containsExactly("d-1");
        assertThat(store.stream("f-1")).exists();

        Loaded kept = store.events("f-1", flag).load();
        assertThat(kept.problems()).containsExactly("invalid_record f-1.jsonl:1");
    }

    @Test
    void readingChangesNoFile() throws IOException {
        store.events("d-1", store.created("d-1", "plan", 1, ""), "half")
                .manifest(7)
                .load();
        try (var files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(names).isEqualTo(Arrays.asList("d-1.jsonl", "manifest.json"));
        }
        assertThat(Files.readString(store.stream("d-1"))).endsWith("half\n");
        assertThat(Files.readString(EventStore.manifestOf(folder))).contains("\"stream_count\": 7");
    }

    @Test
    void streamThatCannotBeReadLeavesTheOthers() throws IOException {
        Files.createDirectories(store.stream("e-1"));
        Loaded loaded = store.events("d-1", store.created("d-1", "plan", 1, ""))
                .manifest(2)
                .load();
        assertThat(loaded.ids()).containsExactly("d-1");
        assertThat(loaded.problems()).containsExactly("unreadable e-1.jsonl:0");
    }
}
