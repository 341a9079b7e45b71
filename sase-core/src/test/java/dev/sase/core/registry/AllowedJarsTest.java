package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of a user on a host. */
class AllowedJarsTest {
    @TempDir
    private Path state;

    private AllowedJars list() {
        return AllowedJars.of(Map.of("XDG_STATE_HOME", state.toString(), "HOSTNAME", "north"));
    }

    private static AllowedJar jar(String path, String hash) {
        return new AllowedJar(
                Path.of(path),
                hash,
                List.of(new SurfaceIdentity(
                        "a", "\u00c4 \"title\"", List.of("a", "b"), "org.example.A", Optional.empty())));
    }

    @Test
    void liesInTheStateFolderUnderTheNameOfTheHost() {
        assertThat(list().file()).contains(state.resolve("sase/north/surfaces.json"));
        assertThat(AllowedJars.of(Map.of("HOME", "/u", "XDG_STATE_HOME", "relative"))
                        .file())
                .contains(Path.of("/u/.local/state/sase/sase-host/surfaces.json"));
        assertThat(AllowedJars.of(Map.of()).file()).isEmpty();
    }

    @Test
    void isEmptyBeforeAnythingWasAllowedAndMakesNothing() throws IOException {
        assertThat(list().list()).isEmpty();
        assertThat(AllowedJars.of(Map.of()).list()).isEmpty();
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void keepsJarsInTheirOrderAndReplacesOneThatIsAllowedAgain() {
        list().allow(jar("/one.jar", "11"));
        list().allow(jar("/two words.jar", "22"));
        list().allow(jar("/one.jar", "33"));

        assertThat(list().list()).containsExactly(jar("/two words.jar", "22"), jar("/one.jar", "33"));

        list().remove(jar("/two words.jar", "22"));
        assertThat(list().list()).containsExactly(jar("/one.jar", "33"));
    }

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNoOtherFiles() throws IOException {
        list().allow(jar("/one.jar", "11"));

        Path file = list().file().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(""))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("surfaces.json", "surfaces.lock");
        }
    }

    @Test
    void aListThatOthersMayWriteIsNotUsed() throws IOException {
        list().allow(jar("/one.jar", "11"));
        Files.setPosixFilePermissions(list().file().orElseThrow(), PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(unusable()).hasMessageContaining("chmod 600");
    }

    @Test
    void aDamagedListSaysWhereItIs() throws IOException {
        list().allow(jar("/one.jar", "11"));
        for (String text : List.of(
                "",
                "{",
                "[]",
                "{\"schema_version\":2,\"jars\":[]}",
                "{\"schema_version\":1,\"jars\":[{\"path\":\"relative\"}]}")) {
            Files.writeString(list().file().orElseThrow(), text);

            assertThat(unusable()).as(text).hasMessageContaining(state.toString());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(state.resolve("sase"), "in the way");

        SaseException refused = catchThrowableOfType(SaseException.class, () -> list().allow(jar("/one.jar", "11")));

        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_WRITABLE);
        assertThat(catchThrowableOfType(
                                SaseException.class,
                                () -> AllowedJars.of(Map.of()).allow(jar("/one.jar", "11")))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    }

    private SaseException unusable() {
        SaseException refused = catchThrowableOfType(SaseException.class, () -> list().list());
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        return refused;
    }
}
