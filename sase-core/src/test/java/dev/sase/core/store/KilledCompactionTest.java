package dev.sase.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledCompactionTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    /** Compacts everything in the journal that the argument names. */
    public static void main(String[] arguments) throws SQLException {
        compact(Path.of(arguments[0]));
    }

    private static JournalStore open(Path file) throws SQLException {
        JournalPlace place = JournalPlace.sqlite(file);
        return new JournalStore(place.connect(), place.dialect(), new SettableClock());
    }

    private static List<CompactionReport> compact(Path file) throws SQLException {
        List<CompactionReport> reports = new ArrayList<>();
        try (JournalStore journal = open(file)) {
            CompactionOrder order = new CompactionOrder(
                            Map.of(UnitHistory.SURFACE, journal.lastSequence()),
                            new SettableClock().instant(),
                            Duration.ZERO,
                            Long.MAX_VALUE,
                            Duration.ZERO,
                            false)
                    .thoroughly();
            do {
                reports.add(journal.compact(order));
            } while (reports.getLast().more());
        }
        return reports;
    }

    @ParameterizedTest
    @EnumSource(names = "COMPACTION_UNIT_.*", mode = EnumSource.Mode.MATCH_ANY)
    void aProcessThatIsKilledLeavesEachUnitAsItWasOrCompacted(FaultPoint point)
            throws SQLException, IOException, InterruptedException {
        Path file = folder.resolve("journal.sqlite");
        List<UnitHistory> units = List.of(new UnitHistory("a"), new UnitHistory("b"), new UnitHistory("c"));
        List<String> before;
        try (JournalStore journal = open(file)) {
            for (UnitHistory unit : units) {
                unit.write(journal, "x|1", "y|1", "z|1");
                unit.write(journal, "z|1", "x|2");
                unit.write(journal, "x|3", "y|1", "z|1");
            }
            before = rows(journal);
        }

        killAt(point, file);

        try (JournalStore journal = open(file)) {
            assertThat(journal.lastSequence()).isEqualTo(9);
            assertThat(rows(journal)).isEqualTo(before);
        }
        long alreadyCompacted = point == FaultPoint.COMPACTION_UNIT_COMMITTED ? 2 : 1;
        assertThat(compact(file).stream().mapToLong(CompactionReport::units).sum())
                .as("units that were left to compact")
                .isEqualTo(units.size() - alreadyCompacted);
        try (JournalStore journal = open(file)) {
            assertThat(rows(journal)).isEqualTo(before);
        }
    }

    private List<String> rows(JournalStore journal) throws SQLException {
        try (ReplayedRows rows = new ReplayedRows(JournalPlace.Engine.H2.in(folder))) {
            return rows.upTo(journal, Long.MAX_VALUE).content();
        }
    }

    /** Lets another process compact until it reaches a point for the second time, and kills it there. */
    private void killAt(FaultPoint point, Path file) throws IOException, InterruptedException {
        Path reached = folder.resolve("reached");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsase.fault=" + point.token() + ":2",
                        "-Dsase.fault.file=" + reached,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledCompactionTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!Files.exists(reached) && process.isAlive() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(reached).as(Files.readString(folder.resolve("output"))).exists();
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
