package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryTest {
    private static final String USER = "file_reference_history.json";
    private static final String HIDDEN = "work/demo/.sase/file_reference_history.json";
    private static final String OPEN = "work/demo/file_reference_history.json";

    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder).workspace("demo");
    }

    private List<String> paths(String scope) {
        return CatalogHome.texts(home.read(FileHistoryRead.NAME, Map.of("project_id", scope)), "path");
    }

    @Test
    void theUsersListKeepsItsOrder() {
        home.write(USER, "{\"paths\": [\"z\", \"a\", \".sase/x\", \"z\", \"\", 4, \"m\"]}");
        assertThat(paths("all")).containsExactly("z", "a", "m");
        assertThat(paths("demo")).isEmpty();
        assertThat(home.problems("all")).containsExactly("invalid_record file_reference_history.json:0");
    }

    @Test
    void aListIsRecognisedInAProjectToo() {
        home.write(OPEN, "{\"paths\": [\"z\", \"a\"]}").write(HIDDEN, "[{\"path\": \"m\"}, {\"path\": \"b\"}]");
        assertThat(paths("demo")).containsExactly("b", "m", "z", "a");
    }

    @Test
    void rowsHaveTheirFieldsUnderSeveralNames() {
        home.write(OPEN, """
                [{"path":"one","branch_or_workspace":"main","workspace_name":"w","last_used_at":"2026-01-01T00:00:00Z","use_count":4},
                 {"file":"two","branch":"dev","timestamp":"2026-02-01T00:00:00Z","count":7},
                 {"value":"three","workspace":"ws","use_count":-1}, "plain", {"path":""}]
                """);
        String hash = Digests.sha256(home.files().read(OPEN));
        assertThat(home.read(FileHistoryRead.NAME, Map.of("project_id", "demo")).rows())
                .extracting(Object::toString)
                .containsExactly(
                        row(
                                "two",
                                "\"branch_or_workspace\":\"dev\",\"last_used_at\":\"2026-02-01T00:00:00Z\",",
                                7,
                                hash),
                        row(
                                "one",
                                "\"branch_or_workspace\":\"main\",\"workspace_name\":\"w\",\"last_used_at\":\"2026-01-01T00:00:00Z\",",
                                4,
                                hash),
                        row("three", "\"branch_or_workspace\":\"ws\",", 1, hash));
        assertThat(home.problems("demo")).containsExactly("invalid_record " + OPEN + ":0");
    }

    private String row(String path, String members, long count, String hash) {
        return "{\"schema_version\":1,\"path\":\"" + path + "\"," + members + "\"use_count\":" + count
                + ",\"exists\":true,\"metadata\":{\"content_hash\":\"" + hash + "\",\"source_path\":\""
                + home.path(OPEN)
                + "\"}}";
    }

    @Test
    void anObjectMapsPathsToRows() {
        home.write(OPEN, "{\"src/b\": {\"use_count\": 2}, \"src/a\": true, \"key\": {\"path\": \"src/c\"}, \"\": 1}");
        assertThat(paths("demo")).containsExactly("src/a", "src/b", "src/c");
    }

    @Test
    void aLaterStoreReplacesAReferenceOfTheSameBranch() {
        home.write(HIDDEN, "[{\"path\":\"a\",\"branch\":\"x\",\"use_count\":1},{\"path\":\"a\",\"use_count\":2}]")
                .write(OPEN, "[{\"path\":\"a\",\"branch\":\"x\",\"use_count\":9}]");
        assertThat(home.records(FileUses.COLLECTION, "demo").stream().map(FileUse::useCount))
                .containsExactly(2L, 9L);
    }

    @Test
    void equallyRecentReferencesStandByPath() {
        home.write(
                OPEN, "[{\"path\":\"b\",\"timestamp\":\"t\"},{\"path\":\"a\",\"timestamp\":\"t\"},{\"path\":\"c\"}]");
        assertThat(paths("demo")).containsExactly("a", "b", "c");
    }

    @Test
    void aStoreThatDoesNotParseHidesNoOther() {
        home.write(HIDDEN, "[{\"path\":\n").write(OPEN, "[{\"path\":\"a\"}]");
        assertThat(paths("demo")).containsExactly("a");
        assertThat(home.problems("demo")).containsExactly("invalid_json " + HIDDEN + ":2");
        home.write(HIDDEN, "7").write(OPEN, "");
        assertThat(home.problems("demo")).containsExactly("invalid_store " + HIDDEN + ":0");
    }

    @Test
    void readsNarrowByBranchAndText() {
        home.write(
                OPEN,
                "[{\"path\":\"Src/a\",\"branch\":\"x\"},{\"path\":\"src/b\"},{\"path\":\"doc\",\"branch\":\"x\"}]");
        assertThat(CatalogHome.texts(
                        home.read(FileHistoryRead.NAME, Map.of("project_id", "demo", "branch_or_workspace", "x")),
                        "path"))
                .containsExactly("Src/a", "doc");
        assertThat(CatalogHome.texts(
                        home.read(FileHistoryRead.NAME, Map.of("project_id", "demo", "query", "SRC")), "path"))
                .containsExactly("Src/a", "src/b");
    }
}
