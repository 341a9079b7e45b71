package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that dies at any step of its work on the stores leaves nothing that the next one serves wrongly. */
class KilledEngineTest {
    /** So many at each point in the suite; all of them with {@code -Dsase.torture=true}. */
    private static final int DEATHS_A_POINT = 2;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MANY_NOTES = 400;
    private static final int LONG_TEXT = 8_000;

    @TempDir
    Path folder;

    /** What a process does until it is killed. */
    enum Work {
        /** Projects a home for the first time. */
        BACKFILL,
        EDIT,
        EDIT_OF_SEVERAL,
        /** More than goes into one event. */
        LARGE_EDIT,
        REMOVAL,
        RENAME,
        REBUILD,
        REBUILD_WHILE_FILES_CHANGE,
        /** Opens a projection that is no database. */
        OPEN_DAMAGED;

        void run(ProjectedHome home) throws IOException {
            try (Engine engine = home.ready()) {
                switch (this) {
                    case BACKFILL, OPEN_DAMAGED -> {}
                    case EDIT -> home.write("b", 7, "edited");
                    case EDIT_OF_SEVERAL -> {
                        for (String scope : List.of("a", "b", "c", "d")) {
                            home.write(scope, 9, "edited together");
                        }
                    }
                    case LARGE_EDIT -> home.write("large", MANY_NOTES, "edited", LONG_TEXT);
                    case REMOVAL -> {
                        Files.delete(home.file("a"));
                        Files.delete(home.file("b"));
                    }
                    case RENAME -> Files.move(home.file("b"), home.file("c"), StandardCopyOption.REPLACE_EXISTING);
                    case REBUILD -> {
                        Report _ = engine.rebuild(Selection.all(), Progress.NONE);
                    }
                    case REBUILD_WHILE_FILES_CHANGE -> rebuildWhileFilesChange(home, engine);
                }
                engine.refresh(Selection.all());
            }
        }

        /** Somebody who wants to write makes the rebuild commit a part of its rows. */
        private static void rebuildWhileFilesChange(ProjectedHome home, Engine engine) throws IOException {
            home.write("large", MANY_NOTES, "before the rebuild", LONG_TEXT);
            engine.refresh(Selection.all());
            Thread editing = Thread.ofPlatform().daemon().start(() -> {
                for (int version = 0; true; version++) {
                    try {
                        home.write("a", 5, "edit " + version);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    engine.refresh(Selection.all());
                }
            });
            while (editing.isAlive()) {
                Report _ = engine.rebuild(Selection.all(), Progress.NONE);
            }
        }
    }

    /**
     * A process to kill.
     *
     * @param point where
     * @param time when it gets there for this time
     * @param work what it does
     */
    record Death(FaultPoint point, int time, Work work, boolean h2) {
        @Override
        public String toString() {
            return point.token() + ":" + time + " in " + work.name().toLowerCase(Locale.ROOT) + (h2 ? " on H2" : "");
        }
    }

    static Stream<Death> deaths() {
        return Arrays.stream(FaultPoint.values())
                .filter(point -> point.name().startsWith("INGEST_")
                        || point.name().startsWith("REBUILD_")
                        || point.name().startsWith("DAMAGED_"))
                .flatMap(point ->
                        deaths(point).limit(Boolean.getBoolean("sase.torture") ? Long.MAX_VALUE : DEATHS_A_POINT));
    }

    /** A point without a line here is an error: every step has to be died at. */
    private static Stream<Death> deaths(FaultPoint point) {
        return switch (point) {
            case INGEST_EVENT_APPENDED ->
                Stream.of(
                        on(point, 1, Work.EDIT),
                        on(point, 1, Work.EDIT_OF_SEVERAL),
                        on(point, 1, Work.LARGE_EDIT),
                        on(point, 3, Work.LARGE_EDIT),
                        on(point, 1, Work.BACKFILL),
                        on(point, 1, Work.REBUILD),
                        onH2(point, 1, Work.EDIT_OF_SEVERAL));
            case INGEST_ROWS_WRITTEN, INGEST_COMMITTED ->
                Stream.of(
                        on(point, 1, Work.EDIT),
                        on(point, 1, Work.EDIT_OF_SEVERAL),
                        on(point, 1, Work.LARGE_EDIT),
                        on(point, 1, Work.REMOVAL),
                        on(point, 1, Work.RENAME),
                        onH2(point, 1, Work.EDIT_OF_SEVERAL));
            case INGEST_REMOVAL_APPENDED ->
                Stream.of(
                        on(point, 1, Work.REMOVAL),
                        on(point, 2, Work.REMOVAL),
                        on(point, 1, Work.RENAME),
                        onH2(point, 1, Work.REMOVAL));
            case REBUILD_TABLES_CREATED, REBUILD_BEFORE_SWAP, REBUILD_AFTER_SWAP ->
                Stream.of(
                        on(point, 1, Work.BACKFILL),
                        on(point, 1, Work.REBUILD),
                        on(point, 2, Work.REBUILD_WHILE_FILES_CHANGE),
                        onH2(point, 1, Work.REBUILD));
            case REBUILD_PARTLY_WRITTEN ->
                Stream.of(
                        on(point, 1, Work.REBUILD_WHILE_FILES_CHANGE),
                        on(point, 2, Work.REBUILD_WHILE_FILES_CHANGE),
                        onH2(point, 1, Work.REBUILD_WHILE_FILES_CHANGE));
            case DAMAGED_MOVED_ASIDE -> Stream.of(on(point, 1, Work.OPEN_DAMAGED), onH2(point, 1, Work.OPEN_DAMAGED));
            default -> throw new IllegalStateException("no test dies at " + point.token());
        };
    }

    private static Death on(FaultPoint point, int time, Work work) {
        return new Death(point, time, work, false);
    }

    private static Death onH2(FaultPoint point, int time, Work work) {
        return new Death(point, time, work, true);
    }

    /** Does work on a home. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Work.valueOf(arguments[1])
                .run(Boolean.parseBoolean(arguments[2]) ? ProjectedHome.h2(folder) : ProjectedHome.sqlite(folder));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void whatADeadProcessLeftIsPutRight(Death death) throws IOException, InterruptedException, SQLException {
        ProjectedHome home = death.h2() ? ProjectedHome.h2(folder) : ProjectedHome.sqlite(folder);
        home.write("a", 5, "first");
        home.write("b", 5, "first");
        home.write("c", 5, "first");
        home.write("large", 40, "first", 3_000);
        home.settle();
        if (death.work() != Work.BACKFILL) {
            home.ready().close();
        }
        if (death.work() == Work.OPEN_DAMAGED) {
            Files.writeString(home.projection(), "no database ".repeat(2_000));
        }

        kill(death);

        try (Engine engine = home.open()) {
            for (String scope : ProjectedHome.SCOPES) {
                answersRightlyOrNot(home, engine, scope);
            }
            engine.backfill();
            home.requireAgreement(engine);
            home.requireHealthy(engine);
        }
        assertThat(tables(home)).as("tables of one slot").hasSize(1);
        try (Engine engine = home.ready()) {
            home.requireAgreement(engine);
            home.requireClean(engine);
        }
    }

    private static void answersRightlyOrNot(ProjectedHome home, Engine engine, String scope) {
        try {
            assertThat(home.answer(engine, ProjectedHome.request(scope)))
                    .isEqualTo(home.truth(ProjectedHome.request(scope)));
        } catch (EngineRefusal e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** The slots that have tables. */
    private static List<String> tables(ProjectedHome home) throws SQLException {
        String url = home.storage() instanceof Storage.H2Files(var place)
                ? "jdbc:h2:file:" + place.toAbsolutePath() + "/projection"
                : "jdbc:sqlite:" + home.projection();
        List<String> slots = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("notes__")) {
                    slots.add(table.startsWith("notes___") ? "second" : "first");
                }
            }
        }
        return slots.stream().distinct().toList();
    }

    private void kill(Death death) throws IOException, InterruptedException {
        Path reached = folder.resolve("reached");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsase.fault=" + death.point().token() + ":" + death.time(),
                        "-Dsase.fault.file=" + reached,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledEngineTest.class.getName(),
                        folder.toString(),
                        death.work().name(),
                        Boolean.toString(death.h2()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!Files.exists(reached) && process.isAlive() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(reached).as(Files.readString(output)).exists();
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
