package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    @TempDir
    Path folder;

    private NotesHome home;

    /**
     * Damage that both depths find; rows 1 to 3 are of the file a, row 4 is of b.
     *
     * @param name what was done
     * @param expected what is counted
     * @param statements do it
     */
    record Damage(String name, DiffCounts expected, List<String> statements) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Damage damage(String name, DiffCounts expected, String... statements) {
        return new Damage(name, expected, List.of(statements));
    }

    static List<Damage> damages() {
        return List.of(
                damage(
                        "body changed",
                        new DiffCounts(0, 0, 0, 1),
                        "UPDATE notes__notes__body SET record = x'7b7d' WHERE id = 2"),
                damage(
                        "hash changed",
                        new DiffCounts(0, 0, 0, 1),
                        "UPDATE notes__notes__row SET hash = zeroblob(16) WHERE id = 2"),
                damage(
                        "hash cut",
                        new DiffCounts(0, 0, 0, 1),
                        "UPDATE notes__notes__row SET hash = x'00' WHERE id = 2"),
                damage("body deleted", new DiffCounts(0, 0, 0, 1), "DELETE FROM notes__notes__body WHERE id = 2"),
                damage("text deleted", new DiffCounts(0, 0, 0, 1), "DELETE FROM notes__notes__text WHERE id = 2"),
                damage("all bodies deleted", new DiffCounts(0, 0, 0, 4), "DELETE FROM notes__notes__body"),
                damage(
                        "record deleted",
                        new DiffCounts(1, 0, 0, 0),
                        "DELETE FROM notes__notes__row WHERE id = 2",
                        "DELETE FROM notes__notes__body WHERE id = 2",
                        "DELETE FROM notes__notes__text WHERE id = 2"),
                damage("row deleted", new DiffCounts(1, 0, 0, 2), "DELETE FROM notes__notes__row WHERE id = 2"),
                damage(
                        "all records deleted",
                        new DiffCounts(4, 0, 0, 0),
                        "DELETE FROM notes__notes__row",
                        "DELETE FROM notes__notes__body",
                        "DELETE FROM notes__notes__text"),
                damage("row added", new DiffCounts(0, 0, 1, 0), copies(9, "occurrence + 7")),
                damage("row added far away", new DiffCounts(0, 0, 1, 0), copies(1L << 40, "occurrence + 7")),
                damage(
                        "body added",
                        new DiffCounts(0, 0, 0, 1),
                        "INSERT INTO notes__notes__body (id, record, v_note) SELECT 77, record, v_note FROM notes__notes__body WHERE id = 2"),
                damage(
                        "text added",
                        new DiffCounts(0, 0, 0, 1),
                        "INSERT INTO notes__notes__text (id, folded_search) VALUES (77, 'lost')"),
                damage("source deleted", new DiffCounts(1, 0, 0, 0), "DELETE FROM source WHERE scope = 'a'"),
                damage(
                        "source added",
                        new DiffCounts(0, 0, 1, 0),
                        "INSERT INTO source SELECT surface, slot, 5, 'notes/c.txt', 'c', '/c.txt', fingerprint, settled, newest_micros,"
                                + " generation, last_seq, 0, content FROM source WHERE scope = 'a'"),
                damage(
                        "rows of no source",
                        new DiffCounts(1, 0, 1, 0),
                        "UPDATE notes__notes__row SET unit = 5 WHERE id = 4"));
    }

    private static String[] copies(long id, String occurrence) {
        return new String[] {
            "INSERT INTO notes__notes__row (id, unit, handle, occurrence, place, scope, seq, hash, part, f_state) SELECT "
                    + id
                    + ", unit, handle, " + occurrence + ", place, scope, seq, hash, part, f_state"
                    + " FROM notes__notes__row WHERE id = 2",
            "INSERT INTO notes__notes__body (id, record, v_note) SELECT " + id
                    + ", record, v_note FROM notes__notes__body WHERE id = 2",
            "INSERT INTO notes__notes__text (id, folded_search) SELECT " + id
                    + ", folded_search FROM notes__notes__text WHERE id = 2"
        };
    }

    @BeforeEach
    void makeHome() throws IOException {
        home = NotesHome.in(folder);
        home.write("a", "n1|open|First\nn2|done|Second\nn1|open|First again\n");
        home.write("b", "n1|open|Elsewhere\n");
    }

    private static SurfaceSummary verify(Engine engine, VerifyDepth depth) {
        return engine.verify(Selection.all(), depth, Progress.NONE).summaries().getFirst();
    }

    @Test
    void anUnchangedHomeIsVerifiedWithoutLoadingAnything() {
        try (Engine engine = home.open()) {
            SurfaceSummary summary = verify(engine, VerifyDepth.ROWS);

            assertThat(summary.state()).isEqualTo(SurfaceSummary.OK);
            assertThat(summary.diffCounts()).isEqualTo(DiffCounts.NONE);
            assertThat(summary.scannedSources()).isEqualTo(2);
            assertThat(summary.indexedRows()).isEqualTo(4);
            assertThat(summary.nextCommand()).isEmpty();
            assertThat(summary.message()).isEmpty();
            assertThat(home.notes().takeLoads()).isZero();
        }
    }

    @Test
    void anUnchangedHomeInMemoryIsVerifiedWithoutLoadingAnything() {
        try (Engine engine = home.open(new Storage.Memory())) {
            assertThat(verify(engine, VerifyDepth.ROWS).indexedRows()).isEqualTo(4);
            assertThat(verify(engine, VerifyDepth.ROWS).state()).isEqualTo(SurfaceSummary.OK);
            assertThat(home.notes().takeLoads()).isZero();
        }
    }

    @Test
    void verifyingInFullLoadsEverySource() {
        try (Engine engine = home.open()) {
            SurfaceSummary summary = verify(engine, VerifyDepth.FULL);

            assertThat(summary.state()).isEqualTo(SurfaceSummary.OK);
            assertThat(summary.indexedRows()).isEqualTo(4);
            assertThat(home.notes().takeLoads()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("damages")
    void bothDepthsFindTheSameDamage(Damage damage) throws SQLException {
        try (Engine engine = home.open()) {
            home.change(damage.statements().toArray(String[]::new));

            assertThat(verify(engine, VerifyDepth.ROWS).diffCounts()).isEqualTo(damage.expected());
            assertThat(verify(engine, VerifyDepth.FULL).diffCounts()).isEqualTo(damage.expected());
            assertThat(engine.diff(Selection.all(), 100, Optional.empty()).counts())
                    .isEqualTo(damage.expected());
            assertThat(verify(engine, VerifyDepth.ROWS).nextCommand())
                    .contains("sase daemon diff --surface notes --json");
        }
    }

    @Test
    void onlyTheSourceThatIsNotInOrderIsLoaded() throws SQLException {
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__body SET record = x'7b7d' WHERE id = 2");

            SurfaceSummary summary = verify(engine, VerifyDepth.ROWS);

            assertThat(home.notes().takeLoads()).isEqualTo(1);
            assertThat(summary.message())
                    .contains("looked at 2 sources, hashed 4 rows again, compared 1 sources record by record");
        }
    }

    @Test
    void aSourceWhoseNumberOfRecordsIsNotKnownIsCompared() throws SQLException {
        try (Engine engine = home.open()) {
            home.change("UPDATE source SET records = 0 WHERE scope = 'b'");

            assertThat(verify(engine, VerifyDepth.ROWS).state()).isEqualTo(SurfaceSummary.OK);
            assertThat(home.notes().takeLoads()).isEqualTo(1);
        }
    }

    @Test
    void aFieldThatDiffersIsFoundInFull() throws SQLException {
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET f_state = 'done' WHERE id = 1");

            assertThat(verify(engine, VerifyDepth.ROWS).diffCounts()).isEqualTo(DiffCounts.NONE);
            assertThat(verify(engine, VerifyDepth.FULL).diffCounts()).isEqualTo(new DiffCounts(0, 1, 0, 0));
        }
    }

    @Test
    void aRowUnderTheHandleOfAnotherRecordIsFoundInFull() throws SQLException {
        try (Engine engine = home.open()) {
            home.change("UPDATE notes__notes__row SET handle = 'other' WHERE id = 2");

            assertThat(verify(engine, VerifyDepth.ROWS).diffCounts()).isEqualTo(DiffCounts.NONE);
            assertThat(verify(engine, VerifyDepth.FULL).diffCounts()).isEqualTo(new DiffCounts(1, 0, 1, 0));
        }
    }

    @Test
    void aFileThatHidesItsChangeIsFoundInFull() throws IOException {
        try (Engine engine = home.open()) {
            home.write("b", "n1|open|elsewhere\n");

            assertThat(verify(engine, VerifyDepth.ROWS).diffCounts()).isEqualTo(DiffCounts.NONE);
            assertThat(verify(engine, VerifyDepth.FULL).diffCounts()).isEqualTo(new DiffCounts(0, 1, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesThatAreNotProjectedYetAreAppliedAndNotReported(VerifyDepth depth) throws IOException {
        try (Engine engine = home.open()) {
            home.write("a", "n2|done|Second, changed\n");
            home.write("c", "n3|open|New\n");
            Files.delete(home.file("b"));

            SurfaceSummary summary = verify(engine, depth);

            assertThat(summary.diffCounts()).isEqualTo(DiffCounts.NONE);
            assertThat(summary.scannedSources()).isEqualTo(2);
            assertThat(engine.health().surfaces().values())
                    .singleElement()
                    .satisfies(health -> assertThat(health.records()).isEqualTo(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsThatCannotBeLoadedAreCorrupt(VerifyDepth depth) throws IOException {
        home.write("b", "n1|open|Good\nbroken\nbroken too\n");
        try (Engine engine = home.open()) {
            SurfaceSummary summary = verify(engine, depth);

            assertThat(summary.diffCounts()).isEqualTo(new DiffCounts(0, 0, 0, 2));
            assertThat(summary.parseFailures()).isEqualTo(2);
            assertThat(home.notes().takeLoads()).isEqualTo(depth == VerifyDepth.FULL ? 2 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneProjectIsComparedAlone(VerifyDepth depth) throws SQLException {
        try (Engine engine = home.open()) {
            home.change(
                    "DELETE FROM notes__notes__row WHERE id = 2",
                    "DELETE FROM notes__notes__body WHERE id = 2",
                    "DELETE FROM notes__notes__text WHERE id = 2",
                    "INSERT INTO notes__notes__text (id, folded_search) VALUES (77, 'lost')");
            Selection sound = new Selection(Optional.of("notes"), Optional.of("b"));
            Selection damaged = new Selection(Optional.of("notes"), Optional.of("a"));

            SurfaceSummary summary =
                    engine.verify(sound, depth, Progress.NONE).summaries().getFirst();

            assertThat(summary.diffCounts()).isEqualTo(DiffCounts.NONE);
            assertThat(summary.scannedSources()).isEqualTo(1);
            assertThat(summary.indexedRows()).isEqualTo(1);
            assertThat(engine.diff(sound, 10, Optional.empty()).counts()).isEqualTo(DiffCounts.NONE);
            assertThat(engine.verify(damaged, depth, Progress.NONE)
                            .summaries()
                            .getFirst()
                            .diffCounts())
                    .isEqualTo(new DiffCounts(1, 0, 0, 0));
            assertThat(engine.diff(damaged, 10, Optional.empty()).counts()).isEqualTo(new DiffCounts(1, 0, 0, 0));
        }
    }

    @Test
    void rowsInManyRangesAreAllHashed() throws IOException, SQLException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("m").append(i).append("|open|Note number ").append(i).append('\n');
        }
        home.write("many", lines.toString());
        try (Engine engine = home.open()) {
            assertThat(verify(engine, VerifyDepth.ROWS).indexedRows()).isEqualTo(20_004);
            home.change("UPDATE notes__notes__body SET record = x'7b7d' WHERE id % 1000 = 7 AND id > 4");

            assertThat(verify(engine, VerifyDepth.ROWS).diffCounts()).isEqualTo(new DiffCounts(0, 0, 0, 20));
        }
    }
}
