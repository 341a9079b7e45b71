package dev.sase.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.Selection;
import dev.sase.core.home.KernelLock;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of the projection, by the engine that serves it or where none is open. */
class RestoreTest {
    @TempDir
    private Path folder;

    private BackedUpHome home;
    private Engine engine;
    private BackupReport backup;

    @BeforeEach
    void makeBackup() throws IOException {
        home = new BackedUpHome(folder);
        home.write("a", "n1|open|First\nn2|done|Second\n");
        engine = home.served();
        backup = engine.backup(Optional.empty());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void changeFiles() throws IOException {
        home.write("a", "n1|open|First, changed\n");
        home.write("b", "m1|open|New\n");
        engine.refresh(Selection.all());
    }

    @Test
    void afterARestoreReadsEqualTheFilesAgain() throws IOException {
        changeFiles();
        byte[] journal = Files.readAllBytes(home.locations.journalPath());

        RestoreReport report = engine.restore(backup.path().toString(), false);

        assertThat(report)
                .isEqualTo(new RestoreReport(
                        backup.path(), home.locations.projectionPath(), backup.bytes(), true, backup.metadata()));
        assertThat(BackedUpHome.texts(engine, "a")).containsExactly("First, changed");
        assertThat(BackedUpHome.texts(engine, "b")).containsExactly("New");
        BackedUpHome.assertClean(engine);
        assertThat(journal.length).isPositive();
        assertThat(Files.size(home.locations.journalPath())).isGreaterThanOrEqualTo(journal.length);
    }

    @Test
    void aChangeThatNoTimeStampShowsIsFoundToo() throws IOException {
        Path file = folder.resolve("notes/a.txt");
        FileTime time = Files.getLastModifiedTime(file);
        home.write("a", "n1|open|Fresh\nn2|done|Second\n");
        Files.setLastModifiedTime(file, time);
        engine.refresh(Selection.all());
        assertThat(BackedUpHome.texts(engine, "a")).containsExactly("First", "Second");

        engine.restore(backup.path().toString(), false);

        assertThat(BackedUpHome.texts(engine, "a")).containsExactly("Fresh", "Second");
        BackedUpHome.assertClean(engine);
    }

    @Test
    void noSourceIsBelievedInWhatWasPutIntoPlace() throws Exception {
        engine.close();

        OfflineRestore.run(home.locations, "2", Clock.systemUTC(), backup.path().toString(), false);

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.locations.projectionPath());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*), SUM(fingerprint = '' AND settled = 0 AND content = '') FROM source")) {
            assertThat(rows.getInt(1)).isEqualTo(1).isEqualTo(rows.getInt(2));
        }
        engine = home.served();
    }

    @Test
    void whatWasReplacedIsABackupThatCanBeRestored() throws IOException {
        changeFiles();
        engine.restore(backup.path().toString(), false);

        List<BackupReport> listed = engine.backups(20);

        assertThat(listed).hasSize(2).contains(backup);
        BackupReport replaced = listed.getFirst();
        assertThat(replaced.path()).hasFileName("projection-before-restore-20260520T083000Z.sqlite");
        assertThat(replaced.metadata().eventMaxSequence())
                .isGreaterThan(backup.metadata().eventMaxSequence());
        engine.restore(replaced.path().toString(), false);
        assertThat(BackedUpHome.texts(engine, "b")).containsExactly("New");
        BackedUpHome.assertClean(engine);
        assertThat(engine.backups(20)).hasSize(3);
        assertThat(BackedUpHome.names(home.locations.projectionPath().resolveSibling("")))
                .allMatch(name -> name.startsWith("projection.sqlite"));
    }

    @Test
    void whereNoEngineIsOpenTheRunRootIsOwnedAndTheNextStartComparesEverything() throws IOException {
        changeFiles();
        engine.close();
        home.write("c", "k1|open|Written while nobody looked\n");

        RestoreReport report = OfflineRestore.run(
                home.locations, "2", Clock.systemUTC(), backup.path().toString(), false);

        assertThat(report.replacedExisting()).isTrue();
        assertThat(home.locations.lockPath()).doesNotExist();
        assertThat(home.locations.metadataPath()).doesNotExist();
        engine = home.served();
        assertThat(BackedUpHome.texts(engine, "a")).containsExactly("First, changed");
        assertThat(BackedUpHome.texts(engine, "b")).containsExactly("New");
        assertThat(BackedUpHome.texts(engine, "c")).containsExactly("Written while nobody looked");
        BackedUpHome.assertClean(engine);
        assertThat(engine.backups(20)).hasSize(2);
    }

    @Test
    void aRestoreWithoutAProjectionReplacesNothing() throws IOException {
        engine.close();
        Path folder = home.locations.projectionPath().resolveSibling("");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);

        RestoreReport report = OfflineRestore.run(
                home.locations, "2", Clock.systemUTC(), backup.path().toString(), false);

        assertThat(report.replacedExisting()).isFalse();
        engine = home.served();
        assertThat(BackedUpHome.texts(engine, "a")).containsExactly("First", "Second");
        assertThat(engine.backups(20)).containsExactly(backup);
    }

    @Test
    void aDamagedProjectionIsReplacedAndNotKeptAsABackup() throws IOException {
        engine.close();
        Files.writeString(home.locations.projectionPath(), "noise ".repeat(1000));

        RestoreReport report = OfflineRestore.run(
                home.locations, "2", Clock.systemUTC(), backup.path().toString(), false);

        assertThat(report.replacedExisting()).isTrue();
        engine = home.served();
        BackedUpHome.assertClean(engine);
        assertThat(engine.backups(20)).containsExactly(backup);
        assertThat(home.names()).hasSize(2);
    }

    @Test
    void aRunRootThatIsOwnedIsNotRestoredFromOutside() {
        KernelLock daemon = KernelLock.acquire(
                        home.locations.lockPath(), KernelLock.Mode.EXCLUSIVE, Duration.ofSeconds(1))
                .orElseThrow();
        try (daemon) {
            SaseException failure = catchThrowableOfType(
                    SaseException.class,
                    () -> OfflineRestore.run(
                            home.locations,
                            "2",
                            Clock.systemUTC(),
                            backup.path().toString(),
                            false));

            assertThat(failure.code()).isEqualTo(ErrorCode.ALREADY_OWNED);
        }
        assertThat(engine.backups(20)).containsExactly(backup);
    }

    @Test
    void aBackupOfAnotherHostIsRefusedUnlessItIsAllowed() throws IOException {
        edit("\"atlas\"", "\"orion\"");

        assertThat(refusal().subject()).isEqualTo(BackupRefusal.Subject.HOST_IDENTITY);
        assertThat(engine.restore(backup.path().toString(), true).metadata().hostIdentity())
                .isEqualTo("orion");
        BackedUpHome.assertClean(engine);
    }

    @Test
    void aBackupOfAnUnknownHostIsTaken() throws IOException {
        edit("\"atlas\"", "\"\"");

        engine.restore(backup.path().toString(), false);

        BackedUpHome.assertClean(engine);
    }

    @Test
    void aBackupOfAnotherSchemaIsRefused() throws IOException {
        edit("\"projection_schema\": 10", "\"projection_schema\": 11");

        assertThat(refusal().subject()).isEqualTo(BackupRefusal.Subject.PROJECTION_SCHEMA);
    }

    @Test
    void metadataThatCannotBeReadIsRefused() throws IOException {
        String sound = Files.readString(backup.metadataPath());
        List<String> broken = List.of(
                "",
                "[]",
                "{}",
                "{ not json",
                sound + "x",
                sound.replace("\"created_at\": \"2026", "\"created_at\": \"then"),
                sound.replace("\"backup_format_version\": 1", "\"backup_format_version\": 2"),
                sound.replace("\"event_max_sequence\": ", "\"event_max_sequence\": 0.5"),
                sound.replace("\"host_identity\": \"atlas\"", "\"host_identity\": null"),
                "{\"x\":\"" + "x".repeat(1 << 20) + "\"}");
        for (String text : broken) {
            Files.writeString(backup.metadataPath(), text);
            assertThat(refusal().subject()).as(text).isEqualTo(BackupRefusal.Subject.PATH);
        }
        Files.delete(backup.metadataPath());
        assertThat(refusal().subject()).isEqualTo(BackupRefusal.Subject.PATH);
        Files.createSymbolicLink(backup.metadataPath(), Files.writeString(folder.resolve("elsewhere.json"), sound));
        assertThat(refusal().subject()).isEqualTo(BackupRefusal.Subject.PATH);
    }

    @Test
    void contentThatIsNoSoundProjectionIsRefused() throws IOException {
        byte[] sound = Files.readAllBytes(backup.path());
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = new Random(seed);
        byte[] noise = sound.clone();
        for (int page = 1; page < noise.length / 4096; page++) {
            byte[] bytes = new byte[512];
            random.nextBytes(bytes);
            System.arraycopy(bytes, 0, noise, page * 4096, bytes.length);
        }
        byte[] half = Arrays.copyOf(sound, sound.length / 2 / 4096 * 4096);
        for (byte[] content : List.of(new byte[0], new byte[100], half, noise)) {
            Files.write(backup.path(), content, StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(refusal().subject())
                    .as("%d bytes, seed %d", content.length, seed)
                    .isEqualTo(BackupRefusal.Subject.CONTENT);
        }
        Files.delete(backup.path());
        assertThat(refusal().subject()).isEqualTo(BackupRefusal.Subject.CONTENT);
    }

    @Test
    void anotherDatabaseIsNoBackupOfAProjection() throws Exception {
        Files.delete(backup.path());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup.path());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE event_log (seq INTEGER)");
        }

        assertThat(refusal()).hasMessageContaining("tables of a projection");
    }

    @Test
    void aPathOutsideTheFolderIsRefusedWhateverLiesThere() throws IOException {
        Path outside = Files.copy(backup.path(), folder.resolve("outside.sqlite"));
        Files.copy(backup.metadataPath(), folder.resolve("outside.sqlite.json"));
        Files.createSymbolicLink(home.backups().resolve("link.sqlite"), outside);
        Files.copy(backup.metadataPath(), home.backups().resolve("link.sqlite.json"));

        for (String path : List.of(
                outside.toString(),
                home.backups() + "/../../../outside.sqlite",
                home.backups().resolve("link.sqlite").toString(),
                "projection-20260520T083000Z.sqlite")) {
            BackupRefusal refusal = catchThrowableOfType(BackupRefusal.class, () -> engine.restore(path, true));
            assertThat(refusal.subject()).as(path).isEqualTo(BackupRefusal.Subject.PATH);
        }
        BackedUpHome.assertClean(engine);
    }

    /** The refusal of the backup, after which the engine serves what it served and nothing lies about. */
    private BackupRefusal refusal() throws IOException {
        BackupRefusal refusal = catchThrowableOfType(
                BackupRefusal.class, () -> engine.restore(backup.path().toString(), false));
        assertThat(refusal).isNotNull();
        assertThat(BackedUpHome.texts(engine, "a")).containsExactly("First", "Second");
        assertThat(BackedUpHome.names(home.locations.projectionPath().resolveSibling("")))
                .allMatch(name -> name.startsWith("projection.sqlite"));
        assertThat(home.names()).noneMatch(name -> name.contains("before-restore"));
        return refusal;
    }

    private void edit(String text, String replacement) throws IOException {
        String before = Files.readString(backup.metadataPath());
        assertThat(before).contains(text);
        Files.writeString(backup.metadataPath(), before.replace(text, replacement));
    }
}
