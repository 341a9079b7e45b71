package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesFileTest {
    private static final String GOOD = StoreFixture.row("x-1", "open", "plan", "\"tier\":\"epic\"");

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void createStore() {
        store = new StoreFixture(folder);
    }

    @Test
    void missingFileIsAnEmptyStore() throws IOException {
        assertThat(store.load().beads()).isEmpty();
        assertThat(store.load().diagnostics()).isEmpty();
    }

    @Test
    void fileThatCannotBeReadFailsTheLoad() throws IOException {
        Files.createDirectory(folder.resolve("issues.jsonl"));
        assertThatThrownBy(() -> store.load()).isInstanceOf(IOException.class);
    }

    @Test
    void missingMembersGetTheirDefaults() throws IOException {
        Bead bead = store.issues(GOOD).load().bead("x-1");
        assertThat(BeadJson.issue(bead).text()).isEqualTo("""
                {"id":"x-1","title":"Title of x-1","status":"open","issue_type":"plan","tier":"epic","parent_id":null,\
                "owner":"","assignee":"","created_at":"","created_by":"","updated_at":"","closed_at":null,"close_reason":null,\
                "description":"","notes":"","design":"","model":"","is_ready_to_work":false,"changespec_name":"",\
                "changespec_bug_id":"","dependencies":[]}""");
        assertThat(bead.generation()).isEqualTo(Generation.MAY);
    }

    @Test
    void emptyTextMeansAbsentWhereTheFormatSaysSo() throws IOException {
        Bead bead = store.issues(StoreFixture.row("x-2", "open", "task", """
                        "parent_id":"","closed_at":"","close_reason":"","size":"","task_type":"\""""))
                .load()
                .bead("x-2");
        assertThat(bead.parentId()).isEmpty();
        assertThat(bead.closedAt()).isEmpty();
        assertThat(bead.closeReason()).isEmpty();
        assertThat(bead.size()).isEmpty();
        assertThat(bead.taskType()).isEmpty();
    }

    @Test
    void legendsOfTheMayGenerationLoad() throws IOException {
        Bead bead = store.issues(StoreFixture.row("x-3", "open", "plan", "\"tier\":\"legend\",\"epic_count\":4"))
                .load()
                .bead("x-3");
        assertThat(bead.tier()).contains(BeadTier.LEGEND);
        assertThat(bead.epicCount()).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tier\":\"\"",
                "\"tier\":\"saga\"",
                "\"close_history\":null",
                "\"refs\":null",
                "\"links\":null",
                "\"plus_one_evidence\":null",
                "\"task_type_fields\":null",
                "\"is_ready_to_work\":null",
                "\"dependencies\":null",
                "\"owner\":7",
                "\"is_ready_to_work\":\"yes\"",
                "\"dependencies\":[{\"issue_id\":\"x-2\"}]",
                "\"epic_count\":1",
                "\"tier\":\"legend\",\"epic_count\":0",
                "\"tier\":\"legend\",\"epic_count\":1.0",
                "\"changespec_bug_id\":\"7\"",
                "\"model\":\"a\\u0007b\"",
                "\"model\":\"a\\u0085b\"",
                "\"size\":\"small\"",
                "\"size\":\"huge\"",
                "\"task_type\":\"flag\"",
                "\"task_type_fields\":{\"a\":\"b\"}",
                "\"resolution\":\"done\"",
                "\"snooze\":{\"until\":\"2026-05-02T09:00:00+02:00\",\"snoozed_at\":\"now\",\"snoozed_by\":\"ann\"}",
                "\"plus_one_evidence\":[{\"timestamp\":\"t\",\"reporter\":\"r\",\"note\":\"n\"}]",
                "\"close_history\":[{\"closed_at\":\" \",\"reopened_at\":\"t\",\"reopened_via\":\"open\"}]",
                "\"links\":[{\"target_ref\":\"bead:y\",\"relation\":\"blocks\",\"description\":\"d\",\"origin\":\"manual\"}]",
            })
    void invalidMembersOfPlansAreReported(String member) throws IOException {
        Loaded loaded = store.issues(
                        GOOD,
                        StoreFixture.row("x-2", "open", "plan", member),
                        StoreFixture.row("x-3", "open", "plan", ""))
                .load();
        assertThat(loaded.problems()).containsExactly("invalid_record issues.jsonl:2");
        assertThat(loaded.ids()).containsExactly("x-1", "x-3");
        assertThat(loaded.diagnostics().getFirst().severity()).isEqualTo(Diagnostic.Severity.CORRUPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"done\",\"issue_type\":\"plan\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"epic\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"child\"}",
                "{\"id\":null,\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"plan\"}",
                "{\"id\":\"a\",\"status\":\"open\",\"issue_type\":\"plan\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"phase\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"phase\",\"parent_id\":\"x\",\"tier\":\"plan\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"phase\",\"parent_id\":\"x\","
                        + "\"is_ready_to_work\":true}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"ready\",\"issue_type\":\"plan\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"task\",\"parent_id\":\"x\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"task\",\"tier\":\"plan\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"task\",\"changespec_name\":\"c\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"snoozed\",\"issue_type\":\"task\"}",
                "{\"id\":\"a\",\"title\":\"t\",\"status\":\"open\",\"issue_type\":\"task\",\"task_type\":\"_flag\"}",
                "[1]",
                "null",
                "\"text\"",
            })
    void invalidRecordsAreReported(String line) throws IOException {
        Loaded loaded = store.issues(line, GOOD).load();
        assertThat(loaded.problems()).containsExactly("invalid_record issues.jsonl:1");
        assertThat(loaded.ids()).containsExactly("x-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"id\":",
                "{\"id\":\"a\"} x",
                "{\"id\":\"a\",}",
                "{\"id\":NaN}",
                "{\"id\":\"a\tb\"}",
                "// {}",
                "{\"id\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"n\":01}",
            })
    void whatIsNotStrictJsonIsReported(String line) throws IOException {
        Loaded loaded = store.issues(GOOD, "", line, "  \t").load();
        assertThat(loaded.problems()).containsExactly("invalid_json issues.jsonl:3");
        assertThat(loaded.ids()).containsExactly("x-1");
    }

    @Test
    void byteOrderMarkSpoilsTheFirstLineOnly() throws IOException {
        Loaded loaded = store.issues("\ufeff" + GOOD, StoreFixture.row("x-2", "open", "plan", ""))
                .load();
        assertThat(loaded.problems()).containsExactly("invalid_json issues.jsonl:1");
        assertThat(loaded.ids()).containsExactly("x-2");
    }

    @Test
    void anyWhiteSpaceAroundALineIsLeftOut() throws IOException {
        Loaded loaded = store.issues("\u00a0\u2003" + GOOD + "\u0085\r", "\u3000", "\u00a0")
                .load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.ids()).containsExactly("x-1");
    }

    @Test
    void lastOfRepeatedKeysCounts() throws IOException {
        Bead bead = store.issues("{\"id\":7,\"id\":\"x-9\",\"title\":\"one\",\"title\":\"two\","
                        + "\"status\":\"open\",\"issue_type\":\"plan\"}")
                .load()
                .bead("x-9");
        assertThat(bead.title()).isEqualTo("two");
    }

    @Test
    void lineThatIsNotUtf8LeavesTheOthers() throws IOException {
        byte[] good = (GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad =
                StoreFixture.row("x-2", "open", "plan", "\"owner\":\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[bad.length + 1 + good.length];
        System.arraycopy(bad, 0, all, 0, bad.length);
        all[bad.length] = '\n';
        System.arraycopy(good, 0, all, bad.length + 1, good.length);
        Files.write(folder.resolve("issues.jsonl"), all);

        Loaded loaded = store.load();
        assertThat(loaded.problems()).containsExactly("not_utf8 issues.jsonl:1");
        assertThat(loaded.ids()).containsExactly("x-1");
    }

    @Test
    void lastLineCutShortIsReportedAsSuch() throws IOException {
        store.write(folder.resolve("issues.jsonl"), GOOD + "\n" + GOOD.substring(0, 40));
        Loaded loaded = store.load();
        assertThat(loaded.problems()).containsExactly("invalid_json issues.jsonl:2");
        assertThat(loaded.diagnostics().getFirst().message()).contains("ends inside this line");
        assertThat(loaded.ids()).containsExactly("x-1");
    }

    @Test
    void lastLineWithoutLineFeedLoads() throws IOException {
        store.write(folder.resolve("issues.jsonl"), GOOD);
        assertThat(store.load().ids()).containsExactly("x-1");
    }

    @Test
    void oversizedLineIsPassedOver() throws IOException {
        String large =
                StoreFixture.row("x-2", "open", "plan", "\"notes\":\"" + "n".repeat(LineReader.MAX_LINE_BYTES) + "\"");
        Loaded loaded = store.issues(GOOD, large, StoreFixture.row("x-3", "open", "plan", ""))
                .load();
        assertThat(loaded.problems()).containsExactly("oversized_line issues.jsonl:2");
        assertThat(loaded.ids()).containsExactly("x-1", "x-3");
    }

    @Test
    void plansWithoutTierGetTheOneTheirPhasesImply() throws IOException {
        Loaded loaded = store.issues(
                        StoreFixture.row("x-1", "open", "plan", ""),
                        StoreFixture.row("x-2", "open", "plan", ""),
                        StoreFixture.row("x-1.1", "open", "phase", "\"parent_id\":\"x-1\""),
                        StoreFixture.row("x-2.1", "open", "phase", "\"parent_id\":\"x-2\",\"tier\":\"plan\""))
                .load();
        assertThat(loaded.bead("x-1").tier()).contains(BeadTier.EPIC);
        assertThat(loaded.bead("x-2").tier()).contains(BeadTier.PLAN);
        assertThat(loaded.problems()).containsExactly("invalid_record issues.jsonl:4");
    }

    @Test
    void duplicatesKeepTheirOrder() throws IOException {
        Loaded loaded = store.issues(GOOD, GOOD.replace("Title of", "Other")).load();
        assertThat(loaded.beads()).extracting(Bead::title).containsExactly("Title of x-1", "Other x-1");
        assertThat(loaded.places()).containsExactly("issues.jsonl:1", "issues.jsonl:2");
    }

    @Test
    void sharedExternalReferencesAreAWarning() throws IOException {
        Loaded loaded = store.issues(
                        StoreFixture.row("x-1", "open", "plan", "\"external_ref\":\"gh:1\""),
                        StoreFixture.row("x-2", "open", "plan", "\"external_ref\":\" gh:1 \""))
                .load();
        assertThat(loaded.ids()).containsExactly("x-1", "x-2");
        assertThat(loaded.problems()).containsExactly("external_ref_conflict issues.jsonl:2");
        assertThat(loaded.diagnostics().getFirst().severity()).isEqualTo(Diagnostic.Severity.WARNING);
    }

    @Test
    void linesLargerThanAChunkLoad() throws IOException {
        String notes = "ä".repeat(100_000);
        Loaded loaded = store.issues(GOOD, StoreFixture.row("x-2", "open", "plan", "\"notes\":\"" + notes + "\""), GOOD)
                .load();
        assertThat(loaded.bead("x-2").notes()).isEqualTo(notes);
        assertThat(loaded.beads()).hasSize(3);
    }
}
