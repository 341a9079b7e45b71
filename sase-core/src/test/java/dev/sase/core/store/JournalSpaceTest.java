package dev.sase.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSpaceTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();

    private JournalStore open(Path file) throws SQLException {
        JournalPlace place = JournalPlace.sqlite(file);
        return new JournalStore(place.connect(), place.dialect(), clock);
    }

    private static List<String> lines(int state) {
        return IntStream.range(0, 1_000)
                .mapToObj(n -> "n" + n + "|" + state + " some text of a usual length".repeat(20))
                .toList();
    }

    /** Writes about so many MiB that are superseded, and drops them in slices. */
    private List<CompactionReport> shrink(JournalStore journal, Duration slice, int states) throws SQLException {
        UnitHistory unit = new UnitHistory("a");
        for (int i = 0; i < states; i++) {
            unit.write(journal, lines(i), 100, false, true);
        }
        CompactionOrder order = new CompactionOrder(
                Map.of(UnitHistory.SURFACE, journal.lastSequence()),
                clock.instant(),
                Duration.ZERO,
                1 << 30,
                slice,
                false);
        List<CompactionReport> reports = new ArrayList<>(List.of(journal.compact(order)));
        while (reports.getLast().more()) {
            reports.add(journal.compact(order));
        }
        return reports;
    }

    @Test
    void theFileShrinksInSlicesAfterItsEventsAreDropped() throws SQLException, IOException {
        Path file = folder.resolve("journal.sqlite");
        try (JournalStore journal = open(file)) {
            List<CompactionReport> reports = shrink(journal, Duration.ZERO, 20);

            assertThat(reports).hasSizeGreaterThan(5);
            assertThat(reports.getLast().bytes()).isLessThan(2 * MIB);
        }
        assertThat(Files.size(file)).isLessThan(4 * MIB);
    }

    @Test
    void aFileOfAnEarlierProgramIsCopiedOnceWhenMoreThanHalfOfItIsFree() throws SQLException, IOException {
        Path file = folder.resolve("journal.sqlite");
        try (Connection connection = JournalPlace.sqlite(file).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE journal_version (version INTEGER NOT NULL)");
            statement.execute("INSERT INTO journal_version VALUES (1)");
        }
        try (JournalStore journal = open(file)) {
            shrink(journal, Duration.ofHours(1), 10);
        }
        assertThat(Files.size(file)).as("too small to be copied").isGreaterThan(5 * MIB);
        try (JournalStore journal = open(file)) {
            shrink(journal, Duration.ofHours(1), 50);
        }
        assertThat(Files.size(file)).isLessThan(4 * MIB);
        try (JournalStore journal = open(file)) {
            shrink(journal, Duration.ofHours(1), 20);
        }
        assertThat(Files.size(file)).as("gives pages back from then on").isLessThan(4 * MIB);
    }
}
