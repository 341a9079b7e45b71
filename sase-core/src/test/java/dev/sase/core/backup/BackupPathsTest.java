package dev.sase.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupPathsTest {
    @TempDir
    private Path root;

    private Path folder;
    private BackupPaths paths;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(root.resolve("run/backups"));
        paths = new BackupPaths(folder);
    }

    @Test
    void aRelativePathIsTakenBelowTheFolder() {
        assertThat(paths.ofAny("a.sqlite")).isEqualTo(folder.resolve("a.sqlite"));
        assertThat(paths.ofAny("weekly/./a.sqlite")).isEqualTo(folder.resolve("weekly/a.sqlite"));
    }

    @Test
    void aFullPathHasToBeInside() {
        assertThat(paths.ofAny(folder + "/a.sqlite")).isEqualTo(folder.resolve("a.sqlite"));
        assertThat(paths.ofAbsolute(folder + "/a.sqlite")).isEqualTo(folder.resolve("a.sqlite"));
        assertRefused(root + "/run/a.sqlite", "is not inside");
        assertRefused(folder + "-other/a.sqlite", "is not inside");
    }

    @Test
    void aRestoreWantsAFullPath() {
        BackupRefusal refusal = catchThrowableOfType(BackupRefusal.class, () -> paths.ofAbsolute("a.sqlite"));

        assertThat(refusal.subject()).isEqualTo(BackupRefusal.Subject.PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.sqlite", "x/../a.sqlite", "x/../../../etc/a.sqlite"})
    void noPathGoesUp(String path) {
        assertRefused(path, "..");
        assertRefused(folder + "/" + path, "..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.db", "a.sqlite.json", "a.SQLITE", ".sqlite", "", "weekly/", "a.sqlite\0.sqlite"})
    void onlySqliteFilesAreBackups(String path) {
        assertRefused(path, "backup path");
    }

    @Test
    void aLinkIsNotABackup() throws IOException {
        Path secret = Files.createFile(root.resolve("secret.sqlite"));
        Files.createSymbolicLink(folder.resolve("a.sqlite"), secret);
        Files.createSymbolicLink(folder.resolve("gone.sqlite"), root.resolve("nowhere.sqlite"));

        assertRefused("a.sqlite", "symbolic link");
        assertRefused("gone.sqlite", "symbolic link");
    }

    @Test
    void aFolderBehindALinkHoldsNoBackups() throws IOException {
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("weekly"), elsewhere);

        assertRefused("weekly/a.sqlite", "symbolic link");
        assertRefused(folder + "/weekly/deep/a.sqlite", "symbolic link");
    }

    @Test
    void theFolderItselfIsNoLinkButItsRunRootMayLieBehindOne() throws IOException {
        Path linked = Files.createSymbolicLink(root.resolve("linked"), root.resolve("run"));
        BackupPaths behind = new BackupPaths(linked.resolve("backups"));

        assertThat(behind.ofAny("a.sqlite")).isEqualTo(linked.resolve("backups/a.sqlite"));
        assertThat(behind.ofAbsolute(folder + "/a.sqlite")).isEqualTo(linked.resolve("backups/a.sqlite"));

        Path other = Files.createDirectories(root.resolve("other"));
        Files.createSymbolicLink(other.resolve("backups"), folder);
        BackupRefusal refusal = catchThrowableOfType(
                BackupRefusal.class, () -> new BackupPaths(other.resolve("backups")).ofAny("a.sqlite"));
        assertThat(refusal).hasMessageContaining("symbolic link");
    }

    private void assertRefused(String path, String why) {
        BackupRefusal refusal = catchThrowableOfType(BackupRefusal.class, () -> paths.ofAny(path));

        assertThat(refusal).as(path).isNotNull().hasMessageContaining(why);
        assertThat(refusal.subject()).isEqualTo(BackupRefusal.Subject.PATH);
        assertThat(refusal.code()).isEqualTo(ErrorCode.BACKUP_REFUSED);
    }
}
