package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {
    private static final Path WORKING = Path.of("/work folder/project");
    private static final Map<String, String> ADA = Map.of("HOME", "/home/ada", "HOSTNAME", "atlas");

    @TempDir
    Path folder;

    @Test
    void everythingHasADefaultBelowTheHome() {
        Locations locations = resolve(PathChoices.NONE, PathChoices.NONE, ADA);

        assertThat(locations.saseHome()).hasToString("/home/ada/.sase");
        assertThat(locations.runRoot()).hasToString("/home/ada/.sase/run/atlas");
        assertThat(locations.socketPath()).hasToString("/home/ada/.sase/run/atlas/sase-daemon.sock");
        assertThat(locations.lockPath()).hasToString("/home/ada/.sase/run/atlas/daemon.lock");
        assertThat(locations.metadataPath()).hasToString("/home/ada/.sase/run/atlas/daemon.lock.json");
        assertThat(locations.logPath()).hasToString("/home/ada/.sase/run/atlas/daemon.log");
        assertThat(locations.projectionPath()).hasToString("/home/ada/.sase/run/atlas/projections/projection.sqlite");
        assertThat(locations.journalPath()).hasToString("/home/ada/.sase/run/atlas/journal/journal.sqlite");
        assertThat(locations.backupsPath()).hasToString("/home/ada/.sase/run/atlas/backups");
    }

    @Test
    void optionsWinOverConfigurationAndConfigurationOverTheVariable() {
        PathChoices option = new PathChoices(Optional.of("/option"), Optional.empty(), Optional.empty());
        PathChoices configured =
                new PathChoices(Optional.of("/configured"), Optional.of("/run"), Optional.of("/s.sock"));
        Map<String, String> environment = with(ADA, "SASE_HOME", "/variable");

        assertThat(resolve(option, configured, environment).saseHome()).hasToString("/option");
        assertThat(resolve(option, configured, environment).runRoot()).hasToString("/run");
        assertThat(resolve(option, configured, environment).socketPath()).hasToString("/s.sock");
        assertThat(resolve(PathChoices.NONE, configured, environment).saseHome())
                .hasToString("/configured");
        assertThat(resolve(PathChoices.NONE, PathChoices.NONE, environment).saseHome())
                .hasToString("/variable");
    }

    @Test
    void emptyTextsCountAsUnset() {
        PathChoices empty = new PathChoices(Optional.of(""), Optional.of(""), Optional.of(""));
        PathChoices configured = new PathChoices(Optional.of("/configured"), Optional.empty(), Optional.empty());

        assertThat(resolve(empty, configured, ADA).saseHome()).hasToString("/configured");
        assertThat(resolve(empty, empty, with(ADA, "SASE_HOME", "")))
                .isEqualTo(resolve(PathChoices.NONE, PathChoices.NONE, ADA));
    }

    @Test
    void pathsAreExpandedMadeAbsoluteAndNormalised() {
        assertThat(resolve(home("~/x/../sase"), PathChoices.NONE, ADA).saseHome())
                .hasToString("/home/ada/sase");
        assertThat(resolve(home("~"), PathChoices.NONE, ADA).saseHome()).hasToString("/home/ada");
        assertThat(resolve(home("./a/./b"), PathChoices.NONE, ADA).saseHome()).hasToString("/work folder/project/a/b");
        assertThat(resolve(PathChoices.NONE, PathChoices.NONE, Map.of()).saseHome())
                .hasToString("/work folder/project/.sase");
    }

    @Test
    void textsThatCannotBeResolvedAreNamed() {
        assertCode(
                ErrorCode.INVALID_CONFIGURATION, () -> resolve(home("~bob/sase"), PathChoices.NONE, ADA), "~bob/sase");
        assertCode(ErrorCode.INVALID_CONFIGURATION, () -> resolve(home("~/sase"), PathChoices.NONE, Map.of()), "HOME");
        assertCode(ErrorCode.INVALID_CONFIGURATION, () -> resolve(home("a\0b"), PathChoices.NONE, ADA), "not a path");
    }

    @Test
    void aDefaultSocketPathOf103BytesStaysAndALongerOneMovesToThePrivateFolder() {
        String suffix = "/sase-daemon.sock";
        String fits = "/" + "é".repeat((103 - 1 - suffix.length()) / 2) + "x".repeat((103 - 1 - suffix.length()) % 2);
        Map<String, String> environment = with(ADA, "XDG_RUNTIME_DIR", "/run/user/1000");

        Path kept = resolve(runRoot(fits), PathChoices.NONE, environment).socketPath();
        Path moved = resolve(runRoot(fits + "x"), PathChoices.NONE, environment).socketPath();
        Path other = resolve(runRoot(fits + "y"), PathChoices.NONE, environment).socketPath();
        Path temporary = resolve(runRoot(fits + "x"), PathChoices.NONE, ADA).socketPath();

        assertThat(kept.toString().getBytes(StandardCharsets.UTF_8)).hasSize(103);
        assertThat(kept).hasToString(fits + suffix);
        assertThat(moved.toString()).matches("/run/user/1000/sase/[0-9a-f]{16}\\.sock");
        assertThat(moved)
                .isEqualTo(resolve(runRoot(fits + "x"), PathChoices.NONE, environment)
                        .socketPath());
        assertThat(other).isNotEqualTo(moved);
        assertThat(temporary.getFileName()).isEqualTo(moved.getFileName());
        assertThat(temporary.getName(temporary.getNameCount() - 2).toString()).startsWith("sase-");
    }

    @Test
    void aChosenSocketPathThatIsTooLongIsRefusedWithLimitAndLength() {
        PathChoices socket = new PathChoices(Optional.empty(), Optional.empty(), Optional.of("/" + "s".repeat(103)));

        assertCode(
                ErrorCode.SOCKET_PATH_TOO_LONG,
                () -> resolve(socket, PathChoices.NONE, ADA),
                "104 bytes",
                "at most 103");
        assertCode(ErrorCode.SOCKET_PATH_TOO_LONG, () -> resolve(PathChoices.NONE, socket, ADA), "104 bytes");
    }

    @Test
    void aRunRootOrSocketAmongTheSourcesIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("projects/real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("projects/real"));

        assertCode(
                ErrorCode.INVALID_CONFIGURATION,
                () -> at(folder, "projects/run").requireSafeRunRoot(),
                folder + "/projects/run");
        assertCode(ErrorCode.INVALID_CONFIGURATION, () -> at(folder, "beads").requireSafeRunRoot(), folder + "/beads");
        assertCode(
                ErrorCode.INVALID_CONFIGURATION,
                () -> at(folder, "link/new").requireSafeRunRoot(),
                folder + "/projects");
        Locations socket =
                new Locations(HostIdentity.UNNAMED, folder, folder.resolve("run"), folder.resolve("telegram/s.sock"));
        assertCode(ErrorCode.INVALID_CONFIGURATION, socket::requireSafeRunRoot, "the socket path");
        at(folder, "projects-of-mine").requireSafeRunRoot();
        at(folder, "run/atlas").requireSafeRunRoot();
    }

    @Test
    void theRunRootIsCreatedForItsOwnerOnly() throws IOException {
        Locations locations = at(folder, "run/atlas");

        locations.createRunRoot();
        locations.createRunRoot();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(locations.runRoot())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aMissingHomeAndARunRootThatCannotBeCreatedAreTold() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertCode(
                ErrorCode.HOME_NOT_FOUND,
                () -> at(folder.resolve("none"), "run").createRunRoot(),
                "does not exist");
        assertCode(
                ErrorCode.HOME_NOT_FOUND,
                () -> at(folder.resolve("file"), "run").requireHome(),
                "not a folder");
        assertCode(ErrorCode.NOT_WRITABLE, () -> at(folder, "file/run").createRunRoot(), folder + "/file/run");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void theSocketFolderIsPrivate() throws IOException {
        Path socket = folder.resolve("private/s.sock");
        Locations locations = new Locations(HostIdentity.UNNAMED, folder, folder.resolve("run"), socket);

        locations.createSocketFolder();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    private static Locations at(Path home, String runRoot) {
        Path root = home.resolve(runRoot);
        return new Locations(HostIdentity.UNNAMED, home, root, root.resolve("sase-daemon.sock"));
    }

    private static Locations resolve(PathChoices options, PathChoices configured, Map<String, String> environment) {
        return Locations.resolve(options, configured, environment, WORKING);
    }

    private static PathChoices home(String text) {
        return new PathChoices(Optional.of(text), Optional.empty(), Optional.empty());
    }

    private static PathChoices runRoot(String text) {
        return new PathChoices(Optional.empty(), Optional.of(text), Optional.empty());
    }

    private static Map<String, String> with(Map<String, String> environment, String variable, String text) {
        Map<String, String> extended = new HashMap<>(environment);
        extended.put(variable, text);
        return extended;
    }

    private static void assertCode(ErrorCode code, Runnable action, String... parts) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(code))
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }
}
