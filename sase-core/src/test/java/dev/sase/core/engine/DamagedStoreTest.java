package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the files of the stores, an engine answers what the files of the home say, or refuses. */
class DamagedStoreTest {
    private static final int LONG_TEXT = 6_000;

    @TempDir
    Path folder;

    private ProjectedHome home;
    private Path other;
    private Path older;

    @BeforeEach
    void write() throws IOException {
        home = ProjectedHome.sqlite(folder);
        fill(home, "old");
        other = folder.resolve("other.db");
        older = folder.resolve("older.db");
    }

    private static void fill(ProjectedHome home, String version) throws IOException {
        for (String scope : List.of("a", "b", "c")) {
            home.write(scope, 120, version);
        }
        home.write("large", 40, version, LONG_TEXT);
        home.settle();
    }

    /** Makes the files that may take the projection's place, and closes the engine on rows that are newer than they. */
    private void prepare(ProjectedHome prepared) throws IOException {
        ProjectedHome foreign = prepared.storage() instanceof Storage.H2Files
                ? ProjectedHome.h2(folder.resolve("foreign"))
                : ProjectedHome.sqlite(folder.resolve("foreign"));
        Files.createDirectories(foreign.folder());
        fill(foreign, "foreign");
        foreign.ready().close();
        Files.copy(foreign.projection(), other);
        prepared.ready().close();
        Files.copy(prepared.projection(), older);
        fill(prepared, "present");
        prepared.ready().close();
    }

    @ParameterizedTest
    @EnumSource
    void aProjectionDamagedWhileItIsClosedIsPutRight(StoreDamage damage) throws IOException {
        assumeTrue(damage.isInSuite(), "all damages are done with -Dsase.torture=true");
        prepare(home);
        damage.strike(home.projection(), other, older);

        try (Engine engine = home.open()) {
            for (String scope : ProjectedHome.SCOPES) {
                answersRightlyOrNot(home, engine, ProjectedHome.request(scope));
            }
            engine.backfill();
            home.requireHealthy(engine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProjectionOfH2DamagedWhileItIsClosedIsPutRight(StoreDamage damage) throws IOException {
        assumeTrue(damage.isInSuite(), "all damages are done with -Dsase.torture=true");
        ProjectedHome h2 = ProjectedHome.h2(folder);
        prepare(h2);
        damage.strike(h2.projection(), other, older);

        try (Engine engine = h2.open()) {
            engine.backfill();
            h2.requireHealthy(engine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProjectionDamagedWhileItIsOpenIsPutRight(StoreDamage damage) throws Exception {
        assumeTrue(damage.isInSuite(), "all damages are done with -Dsase.torture=true");
        prepare(home);
        ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();
        AtomicLong answers = new AtomicLong();
        try (Engine engine = home.ready()) {
            Thread reading = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    for (String scope : List.of("a", "b", "c", "large")) {
                        for (ReadRequest request : ProjectedHome.requests(scope)) {
                            try {
                                answersRightlyOrNot(home, engine, request);
                            } catch (Throwable e) {
                                wrong.add(e);
                            }
                            answers.incrementAndGet();
                        }
                    }
                }
            });
            try {
                awaitAnswers(answers, 24);
                damage.strike(home.projection(), other, older);
                awaitAnswers(answers, 24);
                awaitMended(engine);
            } finally {
                // Files that change under the comparison itself say nothing.
                awaitAnswers(answers, 24);
                reading.interrupt();
                reading.join();
            }
            assertThat(wrong).isEmpty();
            home.requireHealthy(engine);
        }
        try (Engine engine = home.ready()) {
            home.requireHealthy(engine);
        }
    }

    /** The damage may be noticed a moment after everything looked right once more. */
    private void awaitMended(Engine engine) {
        long since = System.nanoTime();
        while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(2)) {
            home.awaitClean(engine);
        }
    }

    private static void awaitAnswers(AtomicLong answers, long more) {
        long wanted = answers.get() + more;
        ProjectedHome.await(() -> answers.get() >= wanted, () -> "reads go on, answers so far " + answers);
    }

    private static void answersRightlyOrNot(ProjectedHome home, Engine engine, ReadRequest request) {
        try {
            assertThat(home.answer(engine, request)).isEqualTo(home.truth(request));
        } catch (EngineRefusal e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** Half of the bodies are not on pages whose form SQLite checks, so that only their hashes tell. */
    @Test
    void bodiesThatWereChangedBehindTheBackOfTheDatabaseAreFoundByTheirHashes() throws IOException {
        prepare(home);
        byte[] content = Files.readAllBytes(home.projection());
        byte[] text = "x x x x x x x x".getBytes(StandardCharsets.US_ASCII);
        int changed = 0;
        for (int at = 0; at + text.length < content.length; at++) {
            boolean same = true;
            for (int i = 0; i < text.length && same; i++) {
                same = content[at + i] == text[i];
            }
            if (same) {
                content[at + 4] = 'y';
                changed++;
                at += 4_096;
            }
        }
        assertThat(changed).isPositive();
        Files.write(home.projection(), content);

        try (Engine engine = home.ready()) {
            home.requireHealthy(engine);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDamagedJournalIsLeftAsItIs(boolean whole) throws IOException {
        prepare(home);
        (whole ? StoreDamage.NOISE : StoreDamage.NOISE_IN_HEADER).strike(home.journal(), other, older);
        byte[] journal = Files.readAllBytes(home.journal());
        byte[] projection = Files.readAllBytes(home.projection());

        try (Engine engine = home.open()) {
            EngineHealth health = engine.health();
            assertThat(health.store()).isEqualTo(StoreState.JOURNAL_DAMAGED);
            assertThat(health.message().orElseThrow()).contains("move the journal's file");
            assertThat(health.movedAside()).isEmpty();
            assertThatThrownBy(() -> home.answer(engine, ProjectedHome.request("a")))
                    .isInstanceOf(EngineRefusal.class);
            assertThatThrownBy(engine::backfill).isInstanceOf(EngineRefusal.class);
        }

        assertThat(home.journal()).hasBinaryContent(journal);
        assertThat(home.projection()).hasBinaryContent(projection);
    }

    /** Old events are looked at only when they are needed. */
    @Test
    void aJournalWhoseEventsAreDamagedIsNamedAndTheProjectionStays() throws IOException {
        for (int version = 0; version < 8; version++) {
            fill(home, "version " + version);
            home.ready().close();
        }
        prepare(home);
        long size = Files.size(home.journal());
        assertThat(size).isGreaterThan(100_000);
        byte[] content = Files.readAllBytes(home.journal());
        byte[] noise = new byte[content.length - 40_000];
        StoreDamage.random().nextBytes(noise);
        System.arraycopy(noise, 0, content, 40_000, noise.length);
        Files.write(home.journal(), content);

        try (Engine engine = home.open()) {
            try {
                engine.backfill();
                fill(home, "later");
                home.requireAgreement(engine);
            } catch (EngineRefusal e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            ProjectedHome.await(
                    () -> engine.health().store() == StoreState.JOURNAL_DAMAGED,
                    () -> "the journal is damaged: " + engine.health());
            assertThat(engine.health().message().orElseThrow()).contains("move the journal's file");
            for (String scope : ProjectedHome.SCOPES) {
                answersRightlyOrNot(home, engine, ProjectedHome.request(scope));
            }
            assertThat(asides())
                    .as("projections moved aside for the damage of the journal")
                    .isEmpty();
        }
        Files.move(home.journal(), folder.resolve("kept.sqlite"));
        for (String suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(home.journal().resolveSibling(home.journal().getFileName() + suffix));
        }
        try (Engine engine = home.ready()) {
            home.requireHealthy(engine);
        }
    }

    private List<String> asides() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.contains(".damaged-"))
                    .toList();
        }
    }

    @Test
    void aJournalThatIsGoneIsBegunAnew() throws IOException {
        prepare(home);
        fill(home, "changed meanwhile");
        Files.delete(home.journal());

        try (Engine engine = home.ready()) {
            home.requireHealthy(engine);
        }
    }

    @Test
    void aNewerJournalIsRefusedAndLeftUntouched() throws IOException, SQLException {
        prepare(home);
        execute(home.journal(), "UPDATE journal_version SET version = 99");

        refusedAsTooNew();
    }

    @Test
    void aNewerProjectionIsRefusedAndLeftUntouched() throws IOException, SQLException {
        prepare(home);
        execute(home.projection(), "UPDATE projection_meta SET version = 99");

        refusedAsTooNew();
    }

    @Test
    void aNewerProjectionThatTakesThePlaceOfAnOpenOneIsRefused() throws IOException, SQLException {
        prepare(home);
        execute(older, "UPDATE projection_meta SET version = 99");
        Files.deleteIfExists(older.resolveSibling(older.getFileName() + "-wal"));
        byte[] newer = Files.readAllBytes(older);
        try (Engine engine = home.ready()) {
            StoreDamage.OLDER.strike(home.projection(), other, older);
            ProjectedHome.await(
                    () -> {
                        answersRightlyOrNot(home, engine, ProjectedHome.request("a"));
                        return engine.health().store() == StoreState.TOO_NEW;
                    },
                    () -> "too new: " + engine.health());
            assertThat(engine.health().message().orElseThrow()).contains("99").contains("update sase");
            assertThatThrownBy(() -> home.answer(engine, ProjectedHome.request("a")))
                    .isInstanceOf(EngineRefusal.class);
        }
        assertThat(home.projection()).hasBinaryContent(newer);
    }

    private void refusedAsTooNew() throws IOException {
        byte[] journal = Files.readAllBytes(home.journal());
        byte[] projection = Files.readAllBytes(home.projection());
        try (Engine engine = home.open()) {
            assertThat(engine.health().store()).isEqualTo(StoreState.TOO_NEW);
            assertThat(engine.health().message().orElseThrow()).contains("99").contains("update sase");
            assertThatThrownBy(() -> home.answer(engine, ProjectedHome.request("a")))
                    .isInstanceOf(EngineRefusal.class);
        }
        assertThat(home.journal()).hasBinaryContent(journal);
        assertThat(home.projection()).hasBinaryContent(projection);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute(sql);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    @Test
    void aFileWhereTheFolderOfTheStoresShouldBeIsNamed() throws IOException {
        Path run = Files.writeString(folder.resolve("run"), "not a folder");
        ProjectedHome blocked = new ProjectedHome(folder, ProjectedHome.sqliteIn(run));

        try (Engine engine = blocked.open()) {
            assertThat(engine.health().store()).isEqualTo(StoreState.NOT_WRITABLE);
            assertThat(engine.health().message().orElseThrow())
                    .contains(run.toString())
                    .contains("run root");
            assertThatThrownBy(() -> blocked.answer(engine, ProjectedHome.request("a")))
                    .isInstanceOf(EngineRefusal.class);
        }
        assertThat(run).hasContent("not a folder");
    }

    /** An orderly end vouches only for the file that was closed. */
    @Test
    void aFileThatWasChangedAtTheLastMomentIsNotTrusted() throws IOException {
        prepare(home);
        Engine engine = home.ready();
        FileTime before = Files.getLastModifiedTime(home.projection());
        StoreDamage.OF_ANOTHER_HOME.strike(home.projection(), other, older);
        Files.setLastModifiedTime(home.projection(), before);
        engine.close();

        assertThat(home.projection().resolveSibling("projection.sqlite.clean")).doesNotExist();
        try (Engine next = home.ready()) {
            home.requireHealthy(next);
        }
    }

    @Test
    void whatWasMovedAsideIsKeptAndNamed() throws IOException {
        prepare(home);
        StoreDamage.NOISE.strike(home.projection(), other, older);
        byte[] noise = Files.readAllBytes(home.projection());

        try (Engine engine = home.ready()) {
            assertThat(engine.health().movedAside().orElseThrow()).hasBinaryContent(noise);
            home.requireHealthy(engine);
        }
        Files.copy(older, home.projection(), StandardCopyOption.REPLACE_EXISTING);
        try (Engine engine = home.ready()) {
            assertThat(engine.health().movedAside()).isEmpty();
            home.requireHealthy(engine);
        }
    }
}
