package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffPagesTest {
    @TempDir
    Path folder;

    private NotesHome home;

    @BeforeEach
    void makeHome() throws IOException {
        home = NotesHome.in(folder);
    }

    private void write(String scope, int notes) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < notes; i++) {
            lines.append("%s%06d|open|Note\n".formatted(scope, i));
        }
        home.write(scope, lines.toString());
    }

    private void plantThreeThousand() throws SQLException {
        home.change(
                "UPDATE notes__notes__row SET f_state = 'done' WHERE id % 3 = 0",
                "UPDATE notes__notes__body SET record = x'7b7d' WHERE id % 3 = 1",
                "UPDATE notes__notes__row SET handle = handle || 'x' WHERE id % 6 = 2");
    }

    private static int size(DiffPage page) {
        JsonWriter json = new JsonWriter().beginArray();
        page.records().forEach(record -> record.write(json));
        return json.endArray().size()
                + 2 * page.nextCursor().map(String::length).orElse(0);
    }

    /** Something that happens between two pages. */
    private interface Between {
        void run() throws SQLException;
    }

    private List<DiffRecord> all(Engine engine, int limit, long mostBytes, Between between) throws SQLException {
        List<DiffRecord> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            DiffPage page = engine.diff(Selection.all(), limit, mostBytes, cursor);
            assertThat(page.records()).hasSizeBetween(1, limit);
            if (page.records().size() > 1) {
                assertThat((long) size(page)).isLessThanOrEqualTo(mostBytes);
            }
            all.addAll(page.records());
            cursor = page.nextCursor();
            between.run();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void everyDifferenceComesOnceAndInOrderWhateverThePageIs() throws IOException, SQLException {
        write("a", 1_500);
        write("b", 1_500);
        try (Engine engine = home.open()) {
            plantThreeThousand();

            List<DiffRecord> expected = all(engine, 500, PageRequest.MAX_PAYLOAD_BYTES, () -> {});

            assertThat(expected)
                    .hasSize(3_000)
                    .isSortedAccordingTo(DiffRecord.ORDER)
                    .doesNotHaveDuplicates();
            assertThat(expected).extracting(DiffRecord::category).contains(DiffRecord.Category.values());
            assertThat(all(engine, 7, PageRequest.MAX_PAYLOAD_BYTES, () -> {})).isEqualTo(expected);
            assertThat(all(engine, 500, 5_000, () -> {})).isEqualTo(expected);
        }
    }

    @Test
    void pagesOfOneComparisonDoNotMoveWhileRowsAreChanged() throws IOException, SQLException {
        write("a", 1_500);
        write("b", 1_500);
        try (Engine engine = home.open()) {
            plantThreeThousand();
            List<DiffRecord> expected = all(engine, 500, PageRequest.MAX_PAYLOAD_BYTES, () -> {});
            int[] id = {0};
            home.notes().takeLoads();

            List<DiffRecord> found = all(engine, 70, PageRequest.MAX_PAYLOAD_BYTES, () -> {
                id[0] += 20;
                home.change(
                        "UPDATE notes__notes__row SET f_state = 'open' WHERE id < " + id[0],
                        "UPDATE notes__notes__row SET place = place + 1 WHERE id > " + (3_000 - id[0]));
            });

            assertThat(found).isEqualTo(expected);
            assertThat(home.notes().takeLoads()).isEqualTo(2);
        }
    }

    @Test
    void moreDifferencesThanAreKeptComeOnceEach() throws IOException, SQLException {
        write("a", 12_000);
        write("b", 12_000);
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET f_state = 'done'");
            home.notes().takeLoads();

            List<DiffRecord> found = all(engine, 499, PageRequest.MAX_PAYLOAD_BYTES, () -> {});

            assertThat(found)
                    .hasSize(24_000)
                    .isSortedAccordingTo(DiffRecord.ORDER)
                    .doesNotHaveDuplicates();
            assertThat(home.notes().takeLoads()).isEqualTo(3 * 2);
        }
    }

    @Test
    void differencesThatReadAlikeAreAllListed() throws IOException, SQLException {
        home.write("alike", "n1|open|One\n");
        write("b", 1);
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET f_state = 'done'");

            List<DiffRecord> found = all(engine, 1, PageRequest.MAX_PAYLOAD_BYTES, () -> {});

            assertThat(found).hasSize(5);
            assertThat(new HashSet<>(found)).hasSize(3);
        }
    }

    @Test
    void aCopyOfARepeatedHandleIsToldFromTheOthers() throws IOException, SQLException {
        home.write("a", "n1|open|One\nn1|open|Two\n");
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET f_state = 'done'");

            assertThat(engine.diff(Selection.all(), 10, Optional.empty()).records())
                    .extracting(DiffRecord::message)
                    .containsExactly(
                            "the row's field 'state' differs from its source",
                            "the row's field 'state' differs from its source (copy 2 of its handle)");
        }
    }

    @Test
    void aLongMessageIsCutToThePage() throws IOException {
        home.write("a", "x".repeat(50_000) + "\nshort\n");
        try (Engine engine = home.open()) {
            DiffPage wide = engine.diff(Selection.all(), 10, Optional.empty());
            DiffPage narrow = engine.diff(Selection.all(), 10, 4_000, Optional.empty());
            DiffPage tiny = engine.diff(Selection.all(), 10, 1, Optional.empty());

            assertThat(wide.records().getFirst().message())
                    .startsWith(home.file("a") + ":1: invalid_note: found 'xxx")
                    .matches("(?s).{1000}\\.\\.\\. \\(\\d+ characters more\\)");
            assertThat(narrow.records()).hasSize(1);
            assertThat(narrow.counts()).isEqualTo(new DiffCounts(0, 0, 0, 2));
            assertThat(narrow.nextCursor()).isPresent();
            assertThat(size(narrow)).isLessThanOrEqualTo(4_000);
            assertThat(tiny.records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.message()).startsWith("... ("));
        }
    }

    @Test
    void aCursorIsGoodForItsSelectionAlone() throws IOException, SQLException {
        write("a", 3);
        write("b", 3);
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET f_state = 'done'");
            Optional<String> cursor =
                    engine.diff(Selection.all(), 2, Optional.empty()).nextCursor();
            Selection other = new Selection(Optional.empty(), Optional.of("a"));

            EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> engine.diff(other, 2, cursor));

            assertThat(refusal.reason()).isEqualTo(Refusal.CURSOR_EXPIRED);
            assertThat(catchThrowableOfType(
                                    EngineRefusal.class, () -> engine.diff(Selection.all(), 2, Optional.of("11")))
                            .reason())
                    .isEqualTo(Refusal.CURSOR_EXPIRED);
        }
    }

    @Test
    void aCursorOfAnEarlierRunGoesOnBehindItsPlace() throws IOException, SQLException {
        write("a", 5);
        Optional<String> cursor;
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET f_state = 'done'");
            cursor = engine.diff(Selection.all(), 2, Optional.empty()).nextCursor();
        }
        try (Engine engine = home.open()) {
            assertThat(engine.diff(Selection.all(), 10, cursor).records())
                    .extracting(record -> record.handle().orElseThrow())
                    .containsExactly("a000002", "a000003", "a000004");
        }
    }
}
