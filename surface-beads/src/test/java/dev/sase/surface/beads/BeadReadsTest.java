package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BeadReadsTest {
    private static final String OPEN_EPIC = """
            {"id":"demo-1","title":"Ship search","status":"open","issue_type":"plan","tier":"epic","parent_id":null,"owner":"",\
            "assignee":"","created_at":"2026-05-01T09:00:00Z","created_by":"","updated_at":"2026-05-01T09:00:00Z",\
            "closed_at":null,"close_reason":null,"description":"","notes":"","design":"","model":"","is_ready_to_work":false,\
            "changespec_name":"","changespec_bug_id":"","dependencies":[]}""";
    private static final String INDEX = """
            {"id":"demo-1.1","title":"Index","status":"open","issue_type":"phase","parent_id":"demo-1",\
            "created_at":"2026-05-01T09:01:00Z","updated_at":"2026-05-01T09:01:00Z","dependencies":[]}""";
    private static final String QUERY = """
            {"id":"demo-1.2","title":"Query","status":"open","issue_type":"phase","parent_id":"demo-1",\
            "created_at":"2026-05-01T09:02:00Z","updated_at":"2026-05-01T09:02:00Z","dependencies":[{"issue_id":"demo-1.2",\
            "depends_on_id":"demo-1.1","created_at":"2026-05-01T09:03:00Z"}]}""";

    @TempDir
    Path temporary;

    private StoreFixture store;
    private ReadFixture reads;

    @BeforeEach
    void createStore() {
        store = new StoreFixture(temporary.resolve("store"));
        reads = ReadFixture.configured(temporary.resolve("home"), "demo", store.folder());
    }

    @Test
    void exampleOfTheMayGeneration() throws IOException {
        store.issues(OPEN_EPIC, INDEX, QUERY);
        assertThat(reads.ids("bead_ready", Map.of())).containsExactly("demo-1", "demo-1.1");
        assertThat(reads.answer("bead_ready", Map.of()).rows().getFirst().text())
                .isEqualTo(OPEN_EPIC);
        assertThat(reads.ids("bead_blocked", Map.of())).containsExactly("demo-1.2");
        assertThat(reads.stats(Map.of())).isEqualTo(Map.of("open", 3L, "phase", 2L, "plan", 1L, "total", 3L));
    }

    @Test
    void exampleOfTheAugustGeneration() throws IOException {
        store.events(
                        "demo-1",
                        store.created("demo-1", "plan", 1, "\"tier\":\"epic\""),
                        store.created("demo-1.1", "phase", 2, "\"parent_id\":\"demo-1\""),
                        store.created("demo-1.2", "phase", 3, "\"parent_id\":\"demo-1\""))
                .manifest(1);
        assertThat(reads.ids("bead_ready", Map.of())).isEmpty();
        assertThat(reads.stats(Map.of()))
                .isEqualTo(Map.of("open", 3L, "phase", 2L, "plan", 1L, "plus_one", 0L, "total", 3L));
    }

    @Test
    void readyTasksOfAnEventStoreAreThoseWithoutActiveBlockers() throws IOException {
        store.events(
                        "t",
                        ready("t-1", 1),
                        ready("t-2", 2),
                        ready("t-3", 3),
                        store.created("t-4", "task", 4, ""),
                        dependency("t-2", "t-4", 5),
                        dependency("t-3", "t-4", 6),
                        dependency("t-3", "t-1", 7))
                .manifest(1);
        assertThat(reads.ids("bead_ready", Map.of())).containsExactly("t-1");
        assertThat(reads.ids("bead_blocked", Map.of())).containsExactly("t-2", "t-3");
    }

    @Test
    void danglingAndClosedBlockersDoNotBlockAndClosedBeadsCanBeBlocked() throws IOException {
        store.issues(
                StoreFixture.row("d-1", "closed", "plan", ""),
                StoreFixture.row("d-2", "open", "plan", "\"tier\":\"epic\"," + blockedBy("d-2", "d-1", "d-404")),
                StoreFixture.row("d-3", "closed", "plan", blockedBy("d-3", "d-2")),
                StoreFixture.row("d-4", "open", "plan", "\"tier\":\"plan\""));
        assertThat(reads.ids("bead_ready", Map.of())).containsExactly("d-2");
        assertThat(reads.ids("bead_blocked", Map.of())).containsExactly("d-3");
    }

    @Test
    void filtersCombine() throws IOException {
        store.issues(
                StoreFixture.row("d-1", "closed", "plan", "\"tier\":\"epic\""),
                StoreFixture.row("d-2", "open", "plan", "\"tier\":\"epic\""),
                StoreFixture.row("d-3", "open", "phase", "\"parent_id\":\"d-2\""),
                StoreFixture.row("d-4", "in_progress", "task", ""));
        assertThat(reads.ids("bead_list", Map.of())).containsExactly("d-1", "d-2", "d-3", "d-4");
        assertThat(reads.ids("bead_list", Map.of("statuses", List.of("open", "in_progress"))))
                .containsExactly("d-2", "d-3", "d-4");
        assertThat(reads.ids("bead_list", Map.of("statuses", List.of("open"), "issue_types", List.of("plan", "task"))))
                .containsExactly("d-2");
        assertThat(reads.ids("bead_list", Map.of("tiers", List.of("epic", "plan"))))
                .containsExactly("d-1", "d-2");
        assertThat(reads.ids("bead_list", Map.of("statuses", List.of("open"), "all", true)))
                .hasSize(4);
        assertThat(reads.ids("bead_ready", Map.of("issue_types", List.of("phase"))))
                .containsExactly("d-3");
        assertThat(reads.stats(Map.of("statuses", List.of("open"))))
                .isEqualTo(Map.of("open", 2L, "plan", 1L, "phase", 1L, "total", 2L));
    }

    @Test
    void listsAreInOrderOfCreationThenId() throws IOException {
        store.issues(
                StoreFixture.row("d-b", "open", "task", "\"created_at\":\"2\""),
                StoreFixture.row("d-a", "open", "task", "\"created_at\":\"2\""),
                StoreFixture.row("d-c", "open", "plan", "\"created_at\":\"1\""),
                StoreFixture.row("d-c", "closed", "plan", "\"created_at\":\"1\""));
        assertThat(reads.ids("bead_list", Map.of())).containsExactly("d-c", "d-c", "d-a", "d-b");
        assertThat(reads.ids("bead_export", Map.of())).containsExactly("d-a", "d-b", "d-c", "d-c");
        assertThat(ReadFixture.json(reads.answer("bead_show", Map.of("bead_id", "d-c"))
                                .value("issue"))
                        .get("status")
                        .asString())
                .isEqualTo("open");
    }

    @Test
    void pagesFollowEachOther() throws IOException {
        store.issues(OPEN_EPIC, INDEX, QUERY);
        Answer first =
                reads.answer(reads.read("bead_list"), reads.query(Map.of()).with(PageRequest.first(2)));
        assertThat(ReadFixture.ids(first.rows())).containsExactly("demo-1", "demo-1.1");
        PageRequest second = PageRequest.first(2).from(first.next().orElseThrow());
        assertThat(ReadFixture.ids(reads.answer(
                                reads.read("bead_list"), reads.query(Map.of()).with(second))
                        .rows()))
                .containsExactly("demo-1.2");
    }

    @Test
    void showGivesOneBeadOrWithThoseAroundIt() throws IOException {
        store.issues(
                OPEN_EPIC,
                INDEX,
                QUERY,
                StoreFixture.row(
                        "demo-1.2.1",
                        "open",
                        "plan",
                        "\"parent_id\":\"demo-1.2\"," + blockedBy("demo-1.2.1", "nope", "demo-1")),
                StoreFixture.row("loop-1", "open", "plan", "\"parent_id\":\"loop-2\""),
                StoreFixture.row("loop-2", "open", "plan", "\"parent_id\":\"loop-1\""));
        Answer plain = reads.answer("bead_show", Map.of("bead_id", "demo-1"));
        assertThat(plain.members())
                .singleElement()
                .satisfies(member -> assertThat(member.name()).isEqualTo("issue"));
        assertThat(plain.value("issue")).contains(RawJson.of(OPEN_EPIC));

        Answer child = related("demo-1.2.1");
        assertThat(ids(child, "ancestors")).containsExactly("demo-1.2", "demo-1");
        assertThat(ids(child, "depends_on")).containsExactly("null", "demo-1");
        Answer root = related("demo-1");
        assertThat(ids(root, "children")).containsExactly("demo-1.1", "demo-1.2");
        assertThat(ids(root, "blocks")).containsExactly("demo-1.2.1");
        assertThat(ids(related("loop-1"), "ancestors")).containsExactly("loop-2", "null");
        assertThat(root.truncated()).isFalse();
    }

    @Test
    void relatedBeadsThatDoNotFitAreCounted() throws IOException {
        store.issues(OPEN_EPIC, INDEX, QUERY);
        PageRequest small = new PageRequest(100, Optional.empty(), OPEN_EPIC.length() * 2);
        Query query = reads.query(Map.of("bead_id", "demo-1", "related", true)).with(small);
        Answer answer = reads.answer(reads.read("bead_show"), query);
        assertThat(ids(answer, "children")).containsExactly("demo-1.1");
        assertThat(answer.value("related_omitted")).contains(RawJson.of("1"));
        assertThat(answer.truncated()).isTrue();
    }

    @Test
    void abbreviationStandsForTheOnlyBeadWithThatEnd() throws IOException {
        store.issues(
                StoreFixture.row("a-b-7x", "open", "plan", ""),
                StoreFixture.row("c-8", "open", "plan", ""),
                StoreFixture.row("b-8", "open", "plan", ""),
                StoreFixture.row("c-9", "open", "plan", ""),
                StoreFixture.row("9", "open", "plan", ""),
                StoreFixture.row("nodash", "open", "plan", ""));
        assertThat(shown("7x")).isEqualTo("a-b-7x");
        assertThat(shown("9")).isEqualTo("9");
        assertThat(shown("nodash")).isEqualTo("nodash");
        assertThatThrownBy(() -> shown("8"))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS))
                .hasMessageContaining("b-8, c-8");
        for (String unknown : List.of("b-7x", "7", "", "-8", "dash")) {
            assertThatThrownBy(() -> shown(unknown))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                    .hasMessageContaining("sase bead list");
        }
    }

    @Test
    void searchNamesTheFieldsThatMatchNewestFirst() throws IOException {
        store.issues(
                StoreFixture.row("d-1", "closed", "plan", "\"created_at\":\"1\",\"description\":\"A PARSER\""),
                StoreFixture.row("d-2", "open", "task", """
                        "created_at":"2","notes":"parser","refs":["x","file:Parser.java"]"""),
                StoreFixture.row("d-3", "open", "task", "\"created_at\":\"3\",\"owner\":\"par\",\"assignee\":\"ser\""),
                StoreFixture.row("d-4", "open", "task", "\"created_at\":\"4\",\"size\":\"small\""));
        assertThat(results(Map.of("query", "parser"))).containsExactly("d-2 [notes, refs]", "d-1 [description]");
        assertThat(results(Map.of("query", "PARser", "statuses", List.of("closed"))))
                .containsExactly("d-1 [description]");
        assertThat(results(Map.of("query", "small"))).containsExactly("d-4 [size]");
        assertThat(results(Map.of("query", "task", "statuses", List.of("closed"))))
                .isEmpty();
        assertThat(results(Map.of("query", "x\nfile"))).containsExactly("d-2 [refs]");
        for (String refused : List.of("", " \u00a0", "par\0ser")) {
            assertThatThrownBy(() -> results(Map.of("query", refused)))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        }
    }

    @Test
    void flagsAreCountedAndDueByDateAndRelease() throws IOException {
        store.events(
                        "t",
                        flag("t-1", "2026-08-10", "1.2.3"),
                        flag("t-2", "2026-08-11", "1.2.3"),
                        flag("t-3", "2026-08-10", "1.10.0-rc1"),
                        flag("t-4", "soon", "1.0.0"),
                        flag("t-5", "2026-01-01", "1.2"))
                .manifest(1);
        StatsRead stats = new StatsRead(DueFlags.of("1.2.3+build"));
        JsonNode counts =
                ReadFixture.json(reads.answer(stats, reads.query(Map.of())).value("stats"));
        assertThat(counts.get("flag").asInt()).isEqualTo(5);
        assertThat(counts.get("due_flag").asInt()).isEqualTo(1);
        JsonNode unknownRelease = ReadFixture.json(reads.answer(new StatsRead(DueFlags.of(null)), reads.query(Map.of()))
                .value("stats"));
        assertThat(unknownRelease.has("due_flag")).isFalse();
    }

    @Test
    void statsOfAnEmptyStoreAreZero() throws IOException {
        store.issues("");
        Answer answer = reads.answer("bead_stats", Map.of());
        assertThat(answer.value("project_id")).contains(RawJson.of("\"demo\""));
        assertThat(answer.value("stats")).contains(RawJson.of("{\"total\":0}"));
    }

    private String ready(String id, int minute) {
        return store.created(id, "task", minute, "").replace("\"status\":\"open\"", "\"status\":\"ready\"");
    }

    private String flag(String id, String date, String release) {
        return store.created(id, "task", 1, """
                "task_type":"flag","task_type_fields":{"remove_by_date":"%s","remove_by_release":"%s"}""".formatted(date, release));
    }

    private String dependency(String id, String blocker, int minute) {
        return store.event("dependency_added", id, minute, """
                "dependency":{"issue_id":"%s","depends_on_id":"%s"}""".formatted(id, blocker));
    }

    private static String blockedBy(String id, String... blockers) {
        List<String> edges = Arrays.stream(blockers)
                .map(blocker -> "{\"issue_id\":\"%s\",\"depends_on_id\":\"%s\"}".formatted(id, blocker))
                .toList();
        return "\"dependencies\":" + edges;
    }

    private Answer related(String id) throws IOException {
        return reads.answer("bead_show", Map.of("bead_id", id, "related", true));
    }

    private static List<String> ids(Answer answer, String member) {
        return ReadFixture.json(answer.value(member))
                .valueStream()
                .map(issue -> issue.isNull() ? "null" : issue.get("id").asString())
                .toList();
    }

    private String shown(String id) throws IOException {
        return ReadFixture.json(reads.answer("bead_show", Map.of("bead_id", id)).value("issue"))
                .get("id")
                .asString();
    }

    private List<String> results(Map<String, Object> arguments) throws IOException {
        return reads.answer("bead_search", arguments).rows().stream()
                .map(row -> SearchResult.decode(row, "demo"))
                .map(result -> result.bead().id() + " " + result.matchedFields())
                .toList();
    }
}
