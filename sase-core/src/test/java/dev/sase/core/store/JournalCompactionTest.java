package dev.sase.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.RawJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalCompactionTest {
    private static final int HISTORIES = 6;
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();

    private JournalStore open(JournalPlace place) throws SQLException {
        return new JournalStore(place.connect(), place.dialect(), clock);
    }

    private CompactionOrder order(long applied, Duration retention, Duration slice) {
        return new CompactionOrder(
                        Map.of(UnitHistory.SURFACE, applied), clock.instant(), retention, Long.MAX_VALUE, slice, false)
                .thoroughly();
    }

    private static void compactFully(JournalStore journal, CompactionOrder order) throws SQLException {
        boolean more = true;
        while (more) {
            more = journal.compact(order).more();
        }
    }

    /** Everything applied, nothing young. */
    private void compactAll(JournalStore journal) throws SQLException {
        compactFully(journal, order(journal.lastSequence(), Duration.ZERO, HOUR));
    }

    private static List<String> replayed(JournalPlace rows, JournalStore journal) throws SQLException {
        try (ReplayedRows tables = new ReplayedRows(rows)) {
            return tables.upTo(journal, Long.MAX_VALUE).content();
        }
    }

    private static long number(JournalPlace place, String sql) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long events(JournalPlace place) throws SQLException {
        return number(place, "SELECT COUNT(*) FROM event");
    }

    private static long payloads(JournalPlace place) throws SQLException {
        return number(place, "SELECT SUM(OCTET_LENGTH(payload)) FROM event");
    }

    @ParameterizedTest
    @EnumSource
    void aLongHistoryOfAUnitIsDroppedInPartsBetweenWhichOthersHaveTheirTurn(JournalPlace.Engine engine)
            throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("u");
        String[] lines = new String[6];
        Arrays.fill(lines, "");
        try (JournalStore journal = open(place)) {
            for (int edit = 0; edit < 120; edit++) {
                int changed = edit % lines.length;
                lines[changed] = "n" + changed + "|"
                        + String.valueOf((char) ('a' + edit % 26)).repeat(60_000);
                unit.write(
                        journal,
                        Arrays.stream(lines).filter(line -> !line.isEmpty()).toArray(String[]::new));
            }
            List<String> before = replayed(engine.in(folder), journal);
            CompactionOrder order = order(journal.lastSequence(), Duration.ZERO, Duration.ZERO);
            int parts = 0;
            boolean more = true;
            while (more) {
                CompactionReport report = journal.compact(order);
                parts += report.units() > 0 ? 1 : 0;
                more = report.more();
                assertThat(replayed(engine.in(folder), journal)).isEqualTo(before);
            }
            assertThat(parts).isGreaterThan(2);
            assertThat(payloads(place)).isLessThan(2L * lines.length * 60_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplayGivesTheSameRowsWhateverWasDroppedWhenAndWhereverItWasCut(JournalPlace.Engine engine)
            throws SQLException {
        long first = System.nanoTime();
        for (long seed = first; seed < first + HISTORIES; seed++) {
            System.out.println("seed " + seed + " " + engine);
            Random random = new Random(seed);
            JournalPlace place = engine.in(folder);
            List<UnitHistory> units = IntStream.range(0, 4)
                    .mapToObj(number -> new UnitHistory("u" + number))
                    .toList();
            long highest = 0;
            for (int round = 0; round < 4; round++) {
                List<Long> commits = new ArrayList<>();
                try (JournalStore journal = open(place)) {
                    assertThat(journal.lastSequence()).isEqualTo(highest);
                    commits.addAll(edit(journal, units, random));
                    highest = journal.lastSequence();
                }
                long applied = commits.get(random.nextInt(commits.size()));
                checkCompaction(engine, place, units, applied, random);
            }
        }
    }

    private List<Long> edit(JournalStore journal, List<UnitHistory> units, Random random) throws SQLException {
        List<Long> commits = new ArrayList<>();
        int edits = 1 + random.nextInt(60);
        for (int i = 0; i < edits; i++) {
            UnitHistory unit = units.get(random.nextInt(units.size()));
            if (random.nextInt(25) == 0) {
                unit.remove(journal);
            } else {
                List<String> lines = new ArrayList<>();
                IntStream.range(0, random.nextInt(12))
                        .forEach(_ -> lines.add("n" + random.nextInt(6) + "|text " + random.nextInt(3)));
                int most = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(3);
                boolean closed = random.nextInt(12) != 0;
                unit.write(journal, lines, most, random.nextInt(15) == 0, closed);
                if (!closed) {
                    continue;
                }
            }
            commits.add(journal.lastSequence());
            clock.move(Duration.ofMinutes(random.nextInt(40)));
        }
        if (commits.isEmpty()) {
            units.getFirst().remove(journal);
            commits.add(journal.lastSequence());
        }
        return commits;
    }

    private void checkCompaction(
            JournalPlace.Engine engine, JournalPlace place, List<UnitHistory> units, long applied, Random random)
            throws SQLException {
        List<String> before;
        try (JournalStore journal = open(place);
                ReplayedRows follower = new ReplayedRows(engine.in(folder))) {
            before = replayed(engine.in(folder), journal);
            assertThat(before)
                    .isEqualTo(follower.upTo(journal, applied)
                            .upTo(journal, Long.MAX_VALUE)
                            .content());
        }
        long events = events(place);
        long payloads = payloads(place);
        Duration retention = random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofMinutes(random.nextInt(900));
        CompactionOrder order = order(applied, retention, random.nextBoolean() ? Duration.ZERO : HOUR);
        try (ReplayedRows follower = new ReplayedRows(engine.in(folder))) {
            try (JournalStore journal = open(place)) {
                follower.upTo(journal, applied);
            }
            if (random.nextBoolean()) {
                compactUntilLost(place, order, 1 + random.nextInt(40));
            }
            try (JournalStore journal = open(place)) {
                assertThat(replayed(engine.in(folder), journal)).isEqualTo(before);
                for (int slice = random.nextInt(4); slice > 0; slice--) {
                    journal.compact(order);
                }
                assertThat(replayed(engine.in(folder), journal)).isEqualTo(before);
                compactFully(journal, order);
                assertThat(replayed(engine.in(folder), journal)).isEqualTo(before);
                assertThat(journal.compactedThrough(UnitHistory.SURFACE)).isLessThanOrEqualTo(applied);
                assertThat(follower.upTo(journal, Long.MAX_VALUE).content()).isEqualTo(before);
            }
        }
        assertThat(events(place)).isLessThanOrEqualTo(events);
        assertThat(payloads(place)).isLessThanOrEqualTo(payloads);
        try (JournalStore journal = open(place);
                ReplayedRows rows = new ReplayedRows(engine.in(folder))) {
            rows.upTo(journal, Long.MAX_VALUE);
            for (UnitHistory unit : units) {
                assertThat(rows.rows(unit.id())).isEqualTo(unit.rows());
            }
        }
    }

    private void compactUntilLost(JournalPlace place, CompactionOrder order, int writes) throws SQLException {
        try (Connection connection = place.connect()) {
            JournalStore journal = open(place);
            journal.close();
            try (JournalStore lost =
                    new JournalStore(CutConnection.after(connection, writes), place.dialect(), clock)) {
                compactFully(lost, order);
            } catch (SQLException e) {
                assertThat(e.getMessage()).contains("the connection is lost");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesBackToAnEarlierStateIsThatStateAgain(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|A", "y|stays");
            unit.write(journal, "x|B", "y|stays");
            unit.write(journal, "x|A", "y|stays");
            compactAll(journal);

            assertThat(events(place)).isEqualTo(2);
            assertRows(engine, journal, unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedAndAddedAgainIsThereOnce(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|first", "y|stays");
            unit.write(journal, "y|stays");
            unit.write(journal, "y|stays", "x|again");
            unit.write(journal, "y|stays");
            compactAll(journal);
            assertRows(engine, journal, unit);
            assertThat(number(place, "SELECT MIN(seq) FROM event")).isEqualTo(1);

            unit.write(journal, "x|third time", "y|stays");
            compactAll(journal);
            assertRows(engine, journal, unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void copiesOfAHandleAndTheirPlacesStay(JournalPlace.Engine engine) throws SQLException {
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(engine.in(folder))) {
            unit.write(journal, "x|one", "x|two", "z|end");
            unit.write(journal, "z|end", "x|one", "x|two");
            unit.write(journal, "x|two", "z|end", "x|one", "x|three");
            unit.write(journal, "z|end", "x|one", "x|two");
            unit.write(journal, "x|one", "x|two", "z|end");
            List<String> before = replayed(engine.in(folder), journal);
            compactAll(journal);

            assertThat(replayed(engine.in(folder), journal)).isEqualTo(before);
            assertRows(engine, journal, unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHistoryOfALargeUnitShrinksToItsRows(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        List<String> lines = new ArrayList<>(
                IntStream.range(0, 5_000).mapToObj(n -> "n" + n + "|text").toList());
        try (JournalStore journal = open(place)) {
            for (int i = 0; i < 6; i++) {
                Collections.shuffle(lines, new Random(i));
                unit.write(journal, lines, 700, false, true);
            }
            long before = payloads(place);
            compactAll(journal);

            assertThat(payloads(place)).isLessThan(before / 2);
            assertRows(engine, journal, unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsYoungOrNotAppliedIsKeptAsItWasAppended(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|1");
            unit.write(journal, "x|2");
            clock.move(Duration.ofHours(2));
            unit.write(journal, "x|3");
            unit.write(journal, "x|4");
            long state = payloads(place);

            compactFully(journal, order(4, Duration.ofHours(3), HOUR));
            assertThat(payloads(place)).isEqualTo(state);

            compactFully(journal, order(1, Duration.ZERO, HOUR));
            assertThat(events(place)).isEqualTo(4);
            assertThat(journal.compactedThrough(UnitHistory.SURFACE)).isZero();

            compactFully(journal, order(4, HOUR, HOUR));
            assertThat(events(place)).isEqualTo(3);
            assertThat(journal.compactedThrough(UnitHistory.SURFACE)).isEqualTo(1);

            journal.compact(new CompactionOrder(
                    Map.of("another", 4L), clock.instant(), Duration.ZERO, Long.MAX_VALUE, HOUR, true));
            assertThat(events(place)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJournalThatIsTooLargeDoesNotHeedTheAgeOfEvents(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            for (int i = 0; i < 50; i++) {
                unit.write(journal, "x|" + i, "y|stays");
            }
            CompactionOrder roomy =
                    new CompactionOrder(Map.of(UnitHistory.SURFACE, 50L), clock.instant(), HOUR, 1 << 30, HOUR, false);
            assertThat(journal.compact(roomy).events()).isZero();

            CompactionOrder tight =
                    new CompactionOrder(Map.of(UnitHistory.SURFACE, 50L), clock.instant(), HOUR, 1_000, HOUR, false);
            assertThat(journal.compact(tight).events()).isEqualTo(48);
            assertRows(engine, journal, unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberIsNeverGivenTwiceEvenWhenNothingIsLeftOfItsUnit(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        UnitHistory other = new UnitHistory("b");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|1");
            other.write(journal, "x|1");
            other.remove(journal);
            unit.remove(journal);
            compactAll(journal);
            assertThat(events(place)).as("the last event stays").isEqualTo(1);
        }
        try (JournalStore journal = open(place)) {
            assertThat(journal.lastSequence()).isEqualTo(4);
            unit.write(journal, "x|2");
            assertThat(journal.lastSequence()).isEqualTo(5);
            assertRows(engine, journal, unit);
            assertRows(engine, journal, other);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNeverClosedGoesOnceItLiesBehindTheCheckpoint(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|1");
            unit.write(journal, List.of("x|2", "y|2", "z|2"), 1, false, false);
            compactFully(journal, order(1, Duration.ZERO, HOUR));
            assertThat(events(place)).isEqualTo(4);

            new UnitHistory("b").write(journal, "x|1");
            compactAll(journal);
            assertThat(events(place)).isEqualTo(2);
            assertRows(engine, journal, unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogOfARecordThatIsEditedTwoThousandTimesStaysSmall(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        List<String> lines = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(n -> "n" + n + "|" + "some text of a usual length ".repeat(8))
                .toList());
        long largest = 0;
        try (JournalStore journal = open(place)) {
            for (int i = 0; i < 2_000; i++) {
                lines.set(50, "n50|" + i + " some text of a usual length".repeat(8));
                unit.write(journal, lines, Integer.MAX_VALUE, false, true);
                if (i % 20 == 0) {
                    CompactionReport report = journal.compact(new CompactionOrder(
                            Map.of(UnitHistory.SURFACE, journal.lastSequence()),
                            clock.instant(),
                            Duration.ZERO,
                            1 << 30,
                            HOUR,
                            false));
                    largest = Math.max(largest, report.bytes());
                }
            }
            assertRows(engine, journal, unit);
        }
        System.out.println(
                "largest journal " + largest + " bytes, payloads at the end " + payloads(place) + " " + engine);
        assertThat(largest).isLessThan(512 * 1024);
    }

    @ParameterizedTest
    @EnumSource
    void aSliceDoesOneUnitAndSaysWhetherMoreAreLeft(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        try (JournalStore journal = open(place)) {
            for (String name : List.of("a", "b", "c")) {
                UnitHistory unit = new UnitHistory(name);
                unit.write(journal, "x|1");
                unit.write(journal, "x|2");
                unit.write(journal, "x|3");
            }
            CompactionOrder order = order(9, Duration.ZERO, Duration.ZERO);

            List<CompactionReport> reports = new ArrayList<>(List.of(journal.compact(order)));
            while (reports.getLast().more()) {
                reports.add(journal.compact(order));
            }

            assertThat(reports).extracting(CompactionReport::units).startsWith(1L, 1L, 1L);
            assertThat(reports).extracting(CompactionReport::events).startsWith(2L, 2L, 2L);
            assertThat(journal.compact(order))
                    .isEqualTo(
                            new CompactionReport(0, 0, 0, 0, reports.getLast().bytes(), false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void littleToWinIsNotWorthAPass(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|1");
            unit.write(journal, "x|2");
            CompactionReport report = journal.compact(new CompactionOrder(
                    Map.of(UnitHistory.SURFACE, 2L), clock.instant(), Duration.ZERO, 1 << 30, HOUR, false));

            assertThat(report.units()).isZero();
            assertThat(report.more()).isFalse();
            assertThat(events(place)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnitWithAnEventThatCannotBeReadIsLeftUntilItsNextCompleteState(JournalPlace.Engine engine)
            throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory broken = new UnitHistory("a");
        UnitHistory sound = new UnitHistory("b");
        try (JournalStore journal = open(place)) {
            for (UnitHistory unit : List.of(broken, sound)) {
                unit.write(journal, "x|1");
                unit.write(journal, "x|2");
                unit.write(journal, "x|3");
            }
            spoil(place, 2);

            CompactionReport report = journal.compact(order(6, Duration.ZERO, HOUR));
            assertThat(report.unreadable()).isEqualTo(1);
            assertThat(report.more()).isFalse();
            assertThat(events(place)).isEqualTo(4);
            assertThatThrownBy(() -> replayed(engine.in(folder), journal))
                    .isInstanceOfSatisfying(
                            BadEventException.class, e -> assertThat(e.seq()).isEqualTo(2));

            broken.write(journal, List.of("x|4"), 1, true, true);
            broken.write(journal, "x|5");
            broken.write(journal, "x|6");
            compactAll(journal);
            assertRows(engine, journal, broken);
            assertThat(events(place)).isEqualTo(2);
        }
    }

    private static void spoil(JournalPlace place, long seq) throws SQLException {
        try (Connection connection = place.connect();
                var statement = connection.prepareStatement("UPDATE event SET payload = ? WHERE seq = ?")) {
            statement.setBytes(1, RawJson.of("{\"changes\":[{\"c\":").bytes());
            statement.setLong(2, seq);
            statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJournalKeepsTheNameThatItWasMadeWith(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        String id;
        try (JournalStore journal = open(place)) {
            id = journal.id();
        }
        try (JournalStore again = open(place);
                JournalStore other = open(engine.in(folder))) {
            assertThat(again.id()).isEqualTo(id).hasSize(36).isNotEqualTo(other.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJournalOfAnEarlierProgramIsTakenUp(JournalPlace.Engine engine) throws SQLException {
        JournalPlace place = engine.in(folder);
        UnitHistory unit = new UnitHistory("a");
        try (JournalStore journal = open(place)) {
            unit.write(journal, "x|1");
            unit.write(journal, "x|2");
            unit.write(journal, "x|3");
        }
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("journal_identity", "journal_surface", "journal_unit")) {
                statement.execute("DROP TABLE " + table);
            }
        }
        try (JournalStore journal = open(place)) {
            assertThat(journal.compactedThrough(UnitHistory.SURFACE)).isZero();
            compactAll(journal);

            assertThat(events(place)).isEqualTo(1);
            assertThat(journal.compactedThrough(UnitHistory.SURFACE)).isEqualTo(2);
            assertRows(engine, journal, unit);
        }
    }

    private void assertRows(JournalPlace.Engine engine, JournalStore journal, UnitHistory unit) throws SQLException {
        try (ReplayedRows rows = new ReplayedRows(engine.in(folder))) {
            assertThat(rows.upTo(journal, Long.MAX_VALUE).rows(unit.id())).isEqualTo(unit.rows());
        }
    }
}
