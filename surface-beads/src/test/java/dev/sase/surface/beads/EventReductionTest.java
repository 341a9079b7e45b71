package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every operation makes of an issue. */
class EventReductionTest {
    private static final String CLOSED = "\"close_reason\":\"shipped\",\"resolution\":\"done\"";

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void createStore() {
        store = new StoreFixture(folder);
    }

    private Bead only(String... lines) throws IOException {
        Loaded loaded = store.loadEvents("d-1", lines);
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.beads()).hasSize(1);
        return loaded.beads().getFirst();
    }

    private String evidence(String reporter, int minute, String more) {
        return store.event(
                "task_plus_one_recorded",
                "d-1",
                minute,
                "\"evidence\":{\"timestamp\":\"t\",\"reporter\":\"%s\",\"note\":\"seen\"%s}".formatted(reporter, more));
    }

    @Test
    void creationEmptiesWhatLaterEventsFill() throws IOException {
        Bead bead = only(store.created("d-1", "task", 1, """
                "closed_at":"c","refs":["r"],"dependencies":[{"issue_id":"d-1","depends_on_id":"z"}],\
                "links":[{"target_ref":"bead:y","relation":"cites","description":"w","origin":"manual"}],\
                "plus_one_evidence":[{"timestamp":"t","reporter":"r","note":"n"}],"epic_count":3,\
                "close_history":[{"closed_at":"1","reopened_at":"2","reopened_via":"open"}]""").replace("\"status\":\"open\"", "\"status\":\"closed\""));
        assertThat(bead.status()).isEqualTo(BeadStatus.CLOSED);
        assertThat(bead.closedAt()).contains("c");
        assertThat(bead.refs()).isEmpty();
        assertThat(bead.links()).isEmpty();
        assertThat(bead.dependencies()).isEmpty();
        assertThat(bead.plusOneEvidence()).isEmpty();
        assertThat(bead.closeHistory()).isEmpty();
        assertThat(bead.epicCount()).isEmpty();
        assertThat(bead.generation()).isEqualTo(Generation.AUGUST);
    }

    @Test
    void tiersAreNotFilledIn() throws IOException {
        assertThat(only(store.created("d-1", "plan", 1, "")).tier()).isEmpty();
    }

    @Test
    void updateSetsTheGivenFieldsOnly() throws IOException {
        Bead bead = only(
                store.created("d-1", "task", 1, "\"owner\":\"ann\",\"notes\":\"old\""),
                store.event("issue_updated", "d-1", 2, """
                        "fields":{"title":"New","status":null,"assignee":"eve","description":"D","notes":"N","design":"P",\
                        "model":"m","size":"large","closed_at":null,"changespec_name":null,"external_ref":"gh:9"}"""));
        assertThat(bead.title()).isEqualTo("New");
        assertThat(bead.status()).isEqualTo(BeadStatus.OPEN);
        assertThat(List.of(
                        bead.assignee(),
                        bead.description(),
                        bead.notes(),
                        bead.design(),
                        bead.model(),
                        bead.externalRef()))
                .containsExactly("eve", "D", "N", "P", "m", "gh:9");
        assertThat(bead.size()).contains("large");
        assertThat(bead.owner()).isEqualTo("ann");
        assertThat(bead.updatedAt()).isEqualTo(StoreFixture.time(2));
    }

    @Test
    void updateOfPlansSetsTierReadinessAndChangespec() throws IOException {
        Bead bead = only(store.created("d-1", "plan", 1, ""), store.event("issue_updated", "d-1", 2, """
                        "fields":{"tier":"epic","is_ready_to_work":true,"changespec_name":"cs","changespec_bug_id":"7"}"""));
        assertThat(bead.tier()).contains(BeadTier.EPIC);
        assertThat(bead.readyToWork()).isTrue();
        assertThat(bead.changespecName() + bead.changespecBugId()).isEqualTo("cs7");
    }

    @Test
    void taskTypeFieldsAreReplaced() throws IOException {
        Bead bead = only(
                store.created("d-1", "task", 1, "\"task_type\":\"flag\",\"task_type_fields\":{\"a\":\"1\"}"),
                store.event("issue_updated", "d-1", 2, "\"fields\":{\"task_type_fields\":{\"c\":\"3\",\"b\":\"2\"}}"));
        assertThat(bead.taskTypeFields()).containsExactlyEntriesOf(new TreeMap<>(Map.of("b", "2", "c", "3")));
    }

    @Test
    void nullClearsTheResolutionAndNothingElse() throws IOException {
        Bead bead = only(
                store.created("d-1", "task", 1, ""),
                store.event("issue_closed", "d-1", 2, CLOSED),
                store.event("issue_updated", "d-1", 3, "\"fields\":{\"resolution\":null,\"close_reason\":null}"));
        assertThat(bead.resolution()).isEmpty();
        assertThat(bead.closeReason()).contains("shipped");
    }

    @Test
    void updateToAnotherStatusArchivesTheCloseAndEndsTheSnooze() throws IOException {
        Bead bead = only(
                store.created("d-1", "task", 1, ""),
                store.event("issue_closed", "d-1", 2, CLOSED),
                store.event("issue_updated", "d-1", 3, "\"fields\":{\"status\":\"claimed\"}"));
        assertThat(bead.closeHistory())
                .containsExactly(new CloseRecord(
                        StoreFixture.time(2),
                        Optional.of("shipped"),
                        Optional.of("done"),
                        StoreFixture.time(3),
                        "update",
                        Optional.empty()));
        assertThat(bead.closedAt()).isEmpty();
        assertThat(bead.closeReason()).isEmpty();
        assertThat(bead.resolution()).isEmpty();
    }

    @Test
    void updateToClosedLeavesTheCloseOpenToALaterEvent() throws IOException {
        Bead bead = only(
                store.created("d-1", "task", 1, ""),
                store.event("issue_updated", "d-1", 2, "\"fields\":{\"status\":\"closed\"}"),
                store.event("issue_closed", "d-1", 3, "\"close_reason\":null"));
        assertThat(bead.closedAt()).contains(StoreFixture.time(3));
    }

    @Test
    void closedTwiceThenOpenedLeavesOneRecord() throws IOException {
        Bead bead = only(
                store.created("d-1", "plan", 540, ""),
                store.event("issue_closed", "d-1", 600, CLOSED),
                store.event("issue_closed", "d-1", 660, "\"close_reason\":\"again\",\"resolution\":\"canceled\""),
                store.event("issue_opened", "d-1", 720, ""));
        assertThat(bead.status()).isEqualTo(BeadStatus.OPEN);
        assertThat(bead.closeHistory())
                .containsExactly(new CloseRecord(
                        StoreFixture.time(600),
                        Optional.of("shipped"),
                        Optional.of("done"),
                        StoreFixture.time(720),
                        "open",
                        Optional.empty()));
    }

    @Test
    void secondCloseChangesNothing() throws IOException {
        Bead bead = only(
                store.created("d-1", "plan", 1, ""),
                store.event("issue_closed", "d-1", 2, CLOSED),
                store.event("issue_closed", "d-1", 3, "\"close_reason\":\"again\""));
        assertThat(bead.updatedAt()).isEqualTo(StoreFixture.time(2));
        assertThat(bead.closeReason()).contains("shipped");
    }

    @Test
    void notesGrowByParagraphs() throws IOException {
        Bead bead = only(
                store.created("d-1", "plan", 1, "\"notes\":\"first \\n\""),
                store.event("note_appended", "d-1", 2, "\"entry\":\"  second\\n\""));
        assertThat(bead.notes()).isEqualTo("first\n\n[" + StoreFixture.time(2) + " · bob] second");
    }

    @Test
    void firstNoteStandsAlone() throws IOException {
        Bead bead = only(
                store.created("d-1", "plan", 1, "\"notes\":\" \\u00a0\""),
                store.event("note_appended", "d-1", 2, "\"entry\":\"x\""));
        assertThat(bead.notes()).isEqualTo("[" + StoreFixture.time(2) + " · bob] x");
    }

    @Test
    void removalTakesOthersAndTheirEdgesAlong() throws IOException {
        Loaded loaded = store.loadEvents(
                "d-1",
                store.created("d-1", "plan", 1, ""),
                store.created("d-2", "plan", 2, ""),
                store.created("d-3", "plan", 3, ""),
                dependency("dependency_added", "d-3", "d-1", 4),
                dependency("dependency_added", "d-3", "d-2", 5),
                store.event("issue_removed", "d-1", 6, "\"cascade_removed_issue_ids\":[\"d-2\",\"d-9\"]"),
                store.event("issue_removed", "d-8", 7, ""));
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.ids()).containsExactly("d-3");
        assertThat(loaded.bead("d-3").dependencies()).isEmpty();
        assertThat(loaded.bead("d-3").updatedAt()).isEqualTo(StoreFixture.time(3));
    }

    @Test
    void dependenciesAreAddedOnceAndRemovedByBlocker() throws IOException {
        Loaded loaded = store.loadEvents(
                "d-1",
                store.created("d-1", "plan", 1, ""),
                store.created("d-2", "plan", 2, ""),
                dependency("dependency_added", "d-2", "d-1", 3),
                dependency("dependency_added", "d-2", "d-1", 4),
                dependency("dependency_added", "d-2", "d-2", 5),
                dependency("dependency_removed", "d-2", "d-2", 6),
                dependency("dependency_removed", "d-7", "d-2", 7));
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.bead("d-2").dependencies())
                .containsExactly(new BeadDependency("d-2", "d-1", StoreFixture.time(3), "ann"));
        assertThat(loaded.bead("d-2").updatedAt()).isEqualTo(StoreFixture.time(2));
    }

    @Test
    void referencesAreAddedOnceAndRemoved() throws IOException {
        Bead bead = only(
                store.created("d-1", "plan", 1, ""),
                store.event("reference_added", "d-1", 2, "\"reference\":\"file:a\""),
                store.event("reference_added", "d-1", 3, "\"reference\":\"file:b\""),
                store.event("reference_added", "d-1", 4, "\"reference\":\"file:a\""),
                store.event("reference_removed", "d-1", 5, "\"reference\":\"file:b\""),
                store.event("reference_removed", "d-9", 6, "\"reference\":\"file:b\""));
        assertThat(bead.refs()).containsExactly("file:a");
        assertThat(bead.updatedAt()).isEqualTo(StoreFixture.time(1));
    }

    @Test
    void linksAreReplacedByTargetAndRelation() throws IOException {
        Bead bead = only(
                store.created("d-1", "plan", 1, ""),
                link("bead:d-2", "cites", " one ", 2),
                link("bead:d-2", "related", "two", 3),
                link("bead:d-2", "cites", "three", 4),
                store.event("link_removed", "d-1", 5, "\"target_ref\":\"bead:d-2\",\"relation\":\"related\""));
        assertThat(bead.links()).containsExactly(new BeadLink("bead:d-2", "cites", "three", "manual"));
        assertThat(bead.updatedAt()).isEqualTo(StoreFixture.time(1));
    }

    @Test
    void readinessIsMarkedAndUnmarked() throws IOException {
        String created = store.created("d-1", "plan", 1, "");
        String marked = store.event("ready_marked", "d-1", 2, "");
        assertThat(only(created, marked).readyToWork()).isTrue();
        assertThat(only(created, marked, store.event("ready_unmarked", "d-1", 3, ""))
                        .readyToWork())
                .isFalse();
    }

    @Test
    void preclaimStartsWork() throws IOException {
        Bead bead = only(
                store.created("d-1", "phase", 1, "\"parent_id\":\"d\""),
                store.event("issue_closed", "d-1", 2, CLOSED),
                store.event("epic_work_preclaimed", "d-1", 3, "\"agent_name\":\"d-1\""));
        assertThat(bead.status()).isEqualTo(BeadStatus.IN_PROGRESS);
        assertThat(bead.assignee()).isEqualTo("d-1");
        assertThat(bead.closeHistory()).extracting(CloseRecord::reopenedVia).containsExactly("epic_preclaim");
    }

    @Test
    void snoozeIsCanceledOrWoken() throws IOException {
        String created = store.created("d-1", "task", 1, "");
        String snoozed = store.event("task_snoozed", "d-1", 2, """
                "snooze":{"until":"2026-06-01T09:00:00+02:00","snoozed_at":"s","snoozed_by":"ann","plus_one_target":2}""");
        Bead asleep = only(created, snoozed);
        assertThat(asleep.status()).isEqualTo(BeadStatus.SNOOZED);
        assertThat(asleep.snooze().orElseThrow().plusOneTarget()).hasValue(2);
        for (String wake : List.of(
                store.event("task_snooze_canceled", "d-1", 3, ""),
                store.event("task_snooze_woken", "d-1", 3, "\"cause\":\"plus_one\""))) {
            Bead awake = only(created, snoozed, wake);
            assertThat(awake.status()).isEqualTo(BeadStatus.READY);
            assertThat(awake.snooze()).isEmpty();
        }
    }

    @Test
    void firstReportMakesAnOpenTaskReady() throws IOException {
        Bead bead = only(store.created("d-1", "task", 1, ""), evidence("vm", 2, ",\"refs\":[\"file:a\"]"));
        assertThat(bead.status()).isEqualTo(BeadStatus.READY);
        assertThat(bead.refs()).containsExactly("file:a");
        assertThat(bead.updatedAt()).isEqualTo(StoreFixture.time(2));
    }

    @Test
    void reportsOfTheCreatorAndRepeatedOnesChangeNothing() throws IOException {
        Bead bead = only(store.created("d-1", "task", 1, ""), evidence("ann", 2, ""));
        assertThat(bead.plusOneEvidence()).isEmpty();
        assertThat(bead.updatedAt()).isEqualTo(StoreFixture.time(1));

        Bead repeated = only(
                store.created("d-1", "task", 1, ""), evidence("vm", 2, ""), evidence("vm", 3, ",\"refs\":[\"r\"]"));
        assertThat(repeated.plusOneEvidence()).hasSize(1);
        assertThat(repeated.refs()).isEmpty();
        assertThat(repeated.updatedAt()).isEqualTo(StoreFixture.time(2));
    }

    @Test
    void reportAfterTheCloseReopensByTheInstant() throws IOException {
        String created = store.created("d-1", "task", 1, "\"assignee\":\"eve\"");
        String closed = store.event("issue_closed", "d-1", 60, CLOSED);
        // 01:30 at +01:00 is 00:30 UTC, before the close at 01:00 although the text is greater.
        Bead before = only(created, closed, evidence("vm", 90, ",\"observed_since\":\"2026-05-01T01:30:00+01:00\""));
        assertThat(before.status()).isEqualTo(BeadStatus.CLOSED);
        assertThat(before.plusOneEvidence()).hasSize(1);

        Bead after = only(created, closed, evidence("vm", 90, ",\"observed_since\":\"2026-05-01T00:30:00-01:00\""));
        assertThat(after.status()).isEqualTo(BeadStatus.READY);
        assertThat(after.assignee()).isEmpty();
        assertThat(after.closeHistory())
                .containsExactly(new CloseRecord(
                        StoreFixture.time(60),
                        Optional.of("shipped"),
                        Optional.of("done"),
                        StoreFixture.time(90),
                        "plus_one",
                        Optional.of("vm")));

        Bead always = only(created, closed, evidence("vm", 90, ""));
        assertThat(always.status()).isEqualTo(BeadStatus.READY);
    }

    private String dependency(String operation, String id, String blocker, int minute) {
        return store.event(operation, id, minute, """
                "dependency":{"issue_id":"%s","depends_on_id":"%s","created_at":"%s","created_by":"ann"}""".formatted(id, blocker, StoreFixture.time(minute)));
    }

    private String link(String target, String relation, String description, int minute) {
        return store.event("link_added", "d-1", minute, """
                "target_ref":"%s","relation":"%s","description":"%s","origin":"manual\"""".formatted(target, relation, description));
    }
}
