package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import dev.sase.spi.AnswerView;
import dev.sase.spi.Command;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentersTest {
    @TempDir
    Path temporary;

    private StoreFixture store;
    private ReadFixture reads;

    @BeforeEach
    void createStore() {
        store = new StoreFixture(temporary.resolve("store"));
        reads = ReadFixture.configured(temporary.resolve("home"), "demo", store.folder());
        store.issues(
                StoreFixture.row("demo-1", "open", "plan", "\"tier\":\"epic\",\"created_at\":\"1\""),
                StoreFixture.row("demo-1.1", "closed", "phase", "\"parent_id\":\"demo-1\",\"created_at\":\"2\""),
                StoreFixture.row("demo-1.2", "in_progress", "phase", """
                        "parent_id":"demo-1","created_at":"3","assignee":"eve","description":"one\\ntwo","notes":"N",\
                        "dependencies":[{"issue_id":"demo-1.2","depends_on_id":"demo-1"},\
                        {"issue_id":"demo-1.2","depends_on_id":"gone"}]"""));
    }

    private String shown(String verb, Map<String, Object> arguments) throws IOException {
        Command command = new BeadsSurface()
                .commands().stream()
                        .filter(candidate -> candidate.verb().equals(verb))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> all = new HashMap<>(command.defaults());
        all.putAll(arguments);
        all.put("project_id", "demo");
        ReadOperation read = reads.read(command.read());
        Query query = reads.query(all);
        Answer answer = reads.answer(read, query);
        StringBuilder text = new StringBuilder();
        command.presenter().text(view(query, answer), new Screen() {
            @Override
            public int width() {
                return 80;
            }

            @Override
            public void line(Span... spans) {
                text.append(Arrays.stream(spans).map(Span::text).collect(Collectors.joining()))
                        .append('\n');
            }

            @Override
            public void table(List<String> headers, Iterable<List<String>> rows) {
                throw new UnsupportedOperationException("no presenter of beads writes tables");
            }
        });
        return text.toString();
    }

    private static AnswerView view(Query query, Answer answer) {
        return new AnswerView() {
            @Override
            public Query query() {
                return query;
            }

            @Override
            public Optional<RawJson> value(String name) {
                return answer.value(name);
            }

            @Override
            public Iterable<RawJson> rows() {
                return answer.rows();
            }
        };
    }

    @Test
    void listShowsWhatIsNotClosed() throws IOException {
        assertThat(shown("list", Map.of())).isEqualTo("""
                ▸ ○ demo-1 · Title of demo-1
                ↳ ◐ demo-1.2 · Title of demo-1.2 ← demo-1
                """);
        assertThat(shown("list", Map.of("all", true))).contains("↳ ✓ demo-1.1 ");
        assertThat(shown("list", Map.of("statuses", List.of("snoozed")))).isEqualTo("No issues found.\n");
    }

    @Test
    void readyEndsWithACount() throws IOException {
        assertThat(shown("ready", Map.of())).isEqualTo("""
                ▸ ○ demo-1 · Title of demo-1

                %s
                Ready: 1 issue
                """.formatted("-".repeat(60)));
        assertThat(shown("ready", Map.of("issue_types", List.of("task")))).isEqualTo("No issues are ready.\n");
    }

    @Test
    void blockedNamesAllBlockers() throws IOException {
        assertThat(shown("blocked", Map.of()))
                .isEqualTo("↳ ● demo-1.2 · Title of demo-1.2  [blocked by: demo-1, gone]\n");
    }

    @Test
    void statsShowTheCountsOfTheStore() throws IOException {
        assertThat(shown("stats", Map.of())).isEqualTo("""
                Bead statistics of demo
                Total:       3
                Open:        1
                In Progress: 1
                Closed:      1
                Plans:       1
                Phases:      2
                """);
    }

    @Test
    void showHasDetailsRelationsAndTexts() throws IOException {
        assertThat(shown("show", Map.of("bead_id", "1.2"))).isEqualTo("""
                ↳ ◐ demo-1.2 · Title of demo-1.2 [IN_PROGRESS]
                Type: phase
                Assignee: eve
                Created: 3

                PARENT
                ▸ ○ demo-1 · Title of demo-1

                DEPENDS ON
                ▸ ○ demo-1 · Title of demo-1
                ? gone

                DESCRIPTION
                one
                two

                NOTES
                N
                """);
        assertThat(shown("show", Map.of("bead_id", "demo-1")))
                .contains("CHILDREN\n↳ ✓ demo-1.1", "BLOCKS\n↳ ◐ demo-1.2");
    }

    @Test
    void searchNamesTheFields() throws IOException {
        assertThat(shown("search", Map.of("query", "EVE")))
                .isEqualTo("↳ ◐ demo-1.2 · Title of demo-1.2 ← demo-1  [assignee]\n");
        assertThat(shown("search", Map.of("query", "nothing like it"))).isEqualTo("No issues found.\n");
    }

    @Test
    void exportOfAnExportIsTheSame() throws IOException {
        String export = shown("export", Map.of());
        Files.writeString(store.folder().resolve("issues.jsonl"), export);
        assertThat(shown("export", Map.of())).isEqualTo(export);
        assertThat(export.lines()).hasSize(3);
        assertThat(new ExportPresenter().jsonForm()).isEqualTo(Presenter.JsonForm.LINES);
    }

    @Test
    void everyRecordFieldCanBeShown() throws IOException {
        String everything = BeadCodecTest.EVERY_FIELD
                .replace("\"tier\":\"legend\",", "")
                .replace("\"parent_id\":\"demo-0\",", "")
                .replace("\"resolution\":\"done\",\"close_history\"", "\"close_history\"")
                .replace("\"is_ready_to_work\":true,\"epic_count\":2,", "")
                .replace("\"changespec_name\":\"cn\",\"changespec_bug_id\":\"cb\",", "");
        store.issues(everything);
        assertThat(shown("show", Map.of("bead_id", "demo-1")))
                .contains("◆ ◈ demo-1", "Snoozed until: 2026-05-01T09:00:00-07:00", "Task type: flag", "  a: 1")
                .contains(
                        "cites bead:y · why",
                        "[t · r] m",
                        "1 until 3 · 2 · canceled",
                        "External ref: gh:1",
                        "Size: small");
    }
}
