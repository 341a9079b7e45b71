package dev.sase.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.engine.CheckpointMode;
import dev.sase.core.engine.CheckpointReport;
import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.Storage;
import dev.sase.core.notes.NotesSurface;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints, backups and their list, through an engine over real files. */
class BackupTest {
    @TempDir
    private Path folder;

    private BackedUpHome home;
    private Engine engine;

    @BeforeEach
    void serve() throws IOException {
        home = new BackedUpHome(folder);
        home.write("a", "n1|open|First\nn2|done|Second\n");
        engine = home.served();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aBackupHasItsMetadataBesideIt() throws IOException {
        BackupReport backup = engine.backup(Optional.empty());

        Path file = home.backups().resolve("projection-20260520T083000Z.sqlite");
        assertThat(backup.path()).isEqualTo(file).isRegularFile();
        assertThat(backup.bytes()).isEqualTo(Files.size(file)).isPositive();
        assertThat(backup.metadataPath()).isEqualTo(home.backups().resolve("projection-20260520T083000Z.sqlite.json"));
        assertThat(backup.metadataPath()).content().isEqualTo("""
                {
                  "schema_version": 1,
                  "backup_format_version": 1,
                  "daemon_version": "2.0.0",
                  "core_version": "2.0.0",
                  "host_identity": "atlas",
                  "source_sase_home": "%s",
                  "created_at": "2026-05-20T08:30:00Z",
                  "projection_schema": 10,
                  "event_max_sequence": %d,
                  "source_export_summary": {
                    "by_surface": [],
                    "conflict": 0,
                    "examples": [],
                    "failed": 0,
                    "message": null,
                    "pending": 0,
                    "state": "ok",
                    "total": 0
                  },
                  "original_db_path": "%s",
                  "snapshot_path": "%s"
                }""".formatted(
                        folder, engine.health().lastSequence(), home.locations.projectionPath(), file));
        assertThat(home.names()).containsExactly(file.getFileName().toString(), file.getFileName() + ".json");
    }

    @Test
    void twoBackupsInOneSecondAreTwo() {
        BackupReport first = engine.backup(Optional.empty());
        BackupReport second = engine.backup(Optional.empty());
        BackupReport third = engine.backup(Optional.empty());

        assertThat(second.path()).hasFileName("projection-20260520T083000Z_02.sqlite");
        assertThat(third.path()).hasFileName("projection-20260520T083000Z_03.sqlite");
        assertThat(engine.backups(20)).containsExactly(third, second, first);
    }

    @Test
    void aBackupMayBeNamedAndReplacesNothing() throws IOException {
        BackupReport backup = engine.backup(Optional.of("weekly/monday.sqlite"));
        byte[] before = Files.readAllBytes(backup.path());

        BackupRefusal refusal = catchThrowableOfType(
                BackupRefusal.class,
                () -> engine.backup(Optional.of(backup.path().toString())));

        assertThat(refusal.subject()).isEqualTo(BackupRefusal.Subject.CONTENT);
        assertThat(refusal).hasMessageContaining("exists already");
        assertThat(Files.readAllBytes(backup.path())).isEqualTo(before);
        assertThat(engine.backups(20)).containsExactly(backup);
    }

    @Test
    void aFailedBackupLeavesNothing() throws IOException {
        Files.createDirectories(home.backups().resolve(".full.sqlite.part"));

        SaseException failure =
                catchThrowableOfType(SaseException.class, () -> engine.backup(Optional.of("full.sqlite")));

        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_WRITABLE);
        assertThat(home.names()).doesNotContain("full.sqlite", "full.sqlite.json");
        assertThat(engine.backups(20)).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedByTheNextBackup() throws IOException {
        Files.createDirectories(home.backups());
        Files.writeString(home.backups().resolve(".projection-x.sqlite.part"), "half");
        Files.writeString(home.backups().resolve(".projection-x.sqlite.json.part"), "{");
        Files.writeString(home.backups().resolve("notes.txt"), "mine");

        engine.backup(Optional.empty());

        assertThat(home.names())
                .containsExactly(
                        "notes.txt", "projection-20260520T083000Z.sqlite", "projection-20260520T083000Z.sqlite.json");
    }

    @Test
    void theListHasTheNewestFirstAndOnlyWholeBackups() throws IOException {
        BackupReport old = engine.backup(Optional.of("z.sqlite"));
        engine.close();
        engine = home.served(Clock.offset(Clock.systemUTC(), Duration.ofDays(3650)));
        BackupReport late = engine.backup(Optional.of("a.sqlite"));
        Files.copy(old.path(), home.backups().resolve("alone.sqlite"));
        Files.copy(old.path(), home.backups().resolve("broken.sqlite"));
        Files.writeString(home.backups().resolve("broken.sqlite.json"), "{ not json");
        Files.copy(old.path(), home.backups().resolve("empty.sqlite"));
        Files.writeString(home.backups().resolve("empty.sqlite.json"), "");
        Files.createSymbolicLink(home.backups().resolve("link.sqlite"), old.path());
        Files.copy(old.metadataPath(), home.backups().resolve("link.sqlite.json"));
        List<String> skipped = new ArrayList<>();

        List<BackupReport> listed = new BackupFolder(BackupPlace.of(home.locations, "2")).list(20, skipped::add);

        assertThat(listed).containsExactly(late, old);
        assertThat(engine.backups(20)).isEqualTo(listed);
        assertThat(engine.backups(1)).containsExactly(late);
        assertThat(engine.backups(0)).containsExactly(late);
        assertThat(skipped)
                .hasSize(2)
                .anyMatch(line -> line.contains("broken.sqlite"))
                .anyMatch(line -> line.contains("empty.sqlite"));
    }

    @Test
    void withoutAFolderTheListIsEmpty() {
        assertThat(engine.backups(20)).isEmpty();
        assertThat(home.backups()).doesNotExist();
    }

    @Test
    void aCheckpointEmptiesTheLog() throws IOException {
        home.write("b", "m1|open|More\n");
        engine.refresh(Selection.all());
        Path wal = home.locations.projectionPath().resolveSibling("projection.sqlite-wal");
        assertThat(Files.size(wal)).isPositive();

        CheckpointReport report = engine.checkpoint(CheckpointMode.TRUNCATE);

        assertThat(report).isEqualTo(new CheckpointReport(CheckpointMode.TRUNCATE, 0, 0, 0));
        assertThat(Files.size(wal)).isZero();
        assertThat(engine.checkpoint(CheckpointMode.PASSIVE).busy()).isZero();
        assertThat(BackedUpHome.texts(engine, "b")).containsExactly("More");
    }

    @Test
    void anEngineInMemoryHasNoneOfIt() {
        try (Engine memory = Engine.open(new EngineOptions(
                        new SaseHome(folder, Map.of()),
                        SurfaceRegistry.of(List.of(new NotesSurface())),
                        new Storage.Memory(),
                        Clock.systemUTC())
                .backingUp(BackupPlace.of(home.locations, "2")))) {
            List<Runnable> asked = List.of(
                    () -> memory.checkpoint(CheckpointMode.PASSIVE),
                    () -> memory.backup(Optional.empty()),
                    () -> memory.backups(20),
                    () -> memory.restore("/x.sqlite", false));
            for (Runnable request : asked) {
                SaseException failure = catchThrowableOfType(SaseException.class, request::run);
                assertThat(failure.code()).isEqualTo(ErrorCode.BACKUP_REFUSED);
            }
        }
    }
}
