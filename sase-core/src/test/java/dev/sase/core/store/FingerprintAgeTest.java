package dev.sase.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fingerprint that is taken just before a change and the load behind it must not stand for what is there when the change is taken back:
 * it proves nothing while anything in it is young.
 */
class FingerprintAgeTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temporary.resolve("run"));
        write("done.json");
        rest(folder);
        rest(temporary);
    }

    private Path write(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "{}");
        rest(file);
        return file;
    }

    private static void rest(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
    }

    private Fingerprint of(Path... inputs) throws IOException {
        return Fingerprint.of(new SourceUnit("key", "scope", folder, List.of(inputs)), Instant.now());
    }

    @Test
    void whatIsOldIsSettled() throws IOException {
        assertThat(of(folder).settled()).isTrue();
        assertThat(of(folder.resolve("done.json")).settled()).isTrue();
        assertThat(of(folder.resolve("absent.json")).settled()).isTrue();
        assertThat(of(folder.resolve("absent/too.json")).settled()).isTrue();
    }

    @Test
    void aFolderThatHasJustLostAFileIsNot() throws IOException {
        Path other = write("other.json");
        rest(folder);
        assertThat(of(folder).settled()).isTrue();

        Files.delete(other);

        Fingerprint without = of(folder);
        assertThat(without.settled()).isFalse();
        assertThat(of(folder).provesUnchanged(without)).isFalse();
        rest(folder);
        assertThat(of(folder).provesUnchanged(of(folder))).isTrue();
    }

    @Test
    void neitherIsOneThatIsEmptySinceAMoment() throws IOException {
        Files.delete(folder.resolve("done.json"));
        assertThat(of(folder).settled()).isFalse();
    }

    @Test
    void theAbsenceOfAFileIsAsOldAsTheNearestFolder() throws IOException {
        Path file = write("other.json");
        rest(folder);
        Files.delete(file);
        assertThat(of(file).settled()).isFalse();
        rest(folder);
        assertThat(of(file).settled()).isTrue();

        Files.delete(folder.resolve("done.json"));
        Files.delete(folder);
        assertThat(of(file).settled()).isFalse();
        rest(temporary);
        assertThat(of(file).settled()).isTrue();
    }

    @Test
    void aFolderInAFolderIsSeenByItsName() throws IOException {
        Fingerprint without = of(folder);
        Files.createDirectory(folder.resolve("inner"));
        rest(folder);
        assertThat(of(folder).value()).isNotEqualTo(without.value());

        Files.move(folder.resolve("inner"), folder.resolve("other"));
        rest(folder);
        Fingerprint other = of(folder);
        Files.move(folder.resolve("other"), folder.resolve("inner"));
        rest(folder);
        assertThat(of(folder).value()).isNotEqualTo(other.value());
    }
}
