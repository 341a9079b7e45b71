package dev.sase.core.home;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every path that clients and the daemon of one host have to agree on. Immutable; all paths are absolute and normalised, and none
 * of them needs to exist.
 *
 * @param host the host that owns the run root
 * @param saseHome the folder of the source stores
 * @param runRoot the host-local folder of lock, log, projection and journal
 * @param socketPath the daemon's socket, in the run root unless that path is too long or another was chosen
 */
public record Locations(HostIdentity host, Path saseHome, Path runRoot, Path socketPath) {
    private static final List<String> SOURCE_ROOTS = List.of(
            "projects",
            "notifications",
            "pending_actions",
            "artifacts",
            "chats",
            "beads",
            "repos",
            "workflow_state",
            "telegram",
            "mobile_gateway");

    /** Rejects a path that is not absolute and normalised. */
    public Locations {
        for (Path path : List.of(saseHome, runRoot, socketPath)) {
            if (!path.isAbsolute() || !path.equals(path.normalize())) {
                throw new IllegalArgumentException("not an absolute, normalised path: " + path);
            }
        }
    }

    /**
     * Resolves each path: option, then configuration, then default. The defaults are {@code $SASE_HOME} or {@code ~/.sase},
     * {@code <home>/run/<host>} and {@code <run root>/sase-daemon.sock}; a variable set to nothing counts as unset.
     *
     * @param options what the command line chose
     * @param configured what the configuration chose
     * @param environment {@code SASE_HOME}, {@code HOME}, {@code HOSTNAME} and {@code XDG_RUNTIME_DIR} are read
     * @param workingFolder what a relative path is relative to
     * @return the paths; nothing is created
     * @throws SaseException {@code SOCKET_PATH_TOO_LONG}, or {@code INVALID_CONFIGURATION} for a text that is no path
     */
    public static Locations resolve(
            PathChoices options, PathChoices configured, Map<String, String> environment, Path workingFolder) {
        PathChoices chosen = options.over(configured);
        PathText texts = new PathText(environment, workingFolder);
        HostIdentity host = HostIdentity.of(environment);
        Path home = chosen.saseHome()
                .or(() -> Optional.ofNullable(environment.get("SASE_HOME")).filter(text -> !text.isEmpty()))
                .map(text -> resolve(texts, "the SASE home", text))
                .orElseGet(() -> texts.userHome().orElse(texts.workingFolder()).resolve(".sase"));
        Path runRoot = chosen.runRoot()
                .map(text -> resolve(texts, "the run root", text))
                .orElseGet(() -> defaultRunRoot(home, host));
        Path socket = chosen.socketPath()
                .map(text -> SocketPath.explicit(resolve(texts, "the socket path", text)))
                .orElseGet(() -> SocketPath.byDefault(runRoot, environment));
        return new Locations(host, home, runRoot, socket);
    }

    private static Path resolve(PathText texts, String what, String text) {
        try {
            return texts.resolve(text);
        } catch (IllegalArgumentException e) {
            throw new SaseException(
                    ErrorCode.INVALID_CONFIGURATION,
                    what + " cannot be used: " + e.getMessage() + "; give a full path",
                    e);
        }
    }

    private static Path defaultRunRoot(Path home, HostIdentity host) {
        return home.resolve("run").resolve(host.name());
    }

    /** The run root that this home and host have when none is chosen. */
    public Path defaultRunRoot() {
        return defaultRunRoot(saseHome, host);
    }

    /** The empty file whose kernel lock is the daemon's ownership. */
    public Path lockPath() {
        return runRoot.resolve("daemon.lock");
    }

    /** The file that describes the owner. */
    public Path metadataPath() {
        return runRoot.resolve("daemon.lock.json");
    }

    /** The log of a daemon in the background. */
    public Path logPath() {
        return runRoot.resolve("daemon.log");
    }

    /** The disposable database of projected rows. */
    public Path projectionPath() {
        return runRoot.resolve("projections").resolve("projection.sqlite");
    }

    /** The database of events and pending exports, which maintenance keeps. */
    public Path journalPath() {
        return runRoot.resolve("journal").resolve("journal.sqlite");
    }

    /** The folder of projection snapshots. */
    public Path backupsPath() {
        return runRoot.resolve("backups");
    }

    /** The ten folders below the SASE home that hold authoritative sources, in their published order. */
    public List<Path> sourceRoots() {
        return SOURCE_ROOTS.stream().map(saseHome::resolve).toList();
    }

    /**
     * Refuses a run root or socket that lies in a source root, as written or behind symbolic links: the daemon would index
     * its own runtime files for ever, and tools that sync the sources would copy a live database.
     *
     * @throws SaseException {@code INVALID_CONFIGURATION} naming both folders
     */
    public void requireSafeRunRoot() {
        requireOutsideSources("the run root", runRoot);
        requireOutsideSources("the socket path", socketPath);
    }

    private void requireOutsideSources(String what, Path path) {
        Path real = RunFolders.realPath(path);
        for (Path root : sourceRoots()) {
            if (path.startsWith(root) || real.startsWith(RunFolders.realPath(root))) {
                throw new SaseException(
                        ErrorCode.INVALID_CONFIGURATION,
                        what + " " + path + " lies in the source folder " + root
                                + ", whose files are watched and synced;" + " choose a folder outside, for example "
                                + defaultRunRoot());
            }
        }
    }

    /**
     * Refuses a SASE home that is not there: creating one by accident would hide a mistyped path behind empty answers.
     *
     * @throws SaseException {@code HOME_NOT_FOUND}
     */
    public void requireHome() {
        RunFolders.requireHome(saseHome);
    }

    /**
     * Creates the run root with its missing parents, each readable by its owner only. An existing folder keeps its mode.
     *
     * @throws SaseException {@code HOME_NOT_FOUND} if the home is missing, {@code NOT_WRITABLE} if the run root cannot be used
     */
    public void createRunRoot() {
        requireHome();
        RunFolders.createPrivate("the run root", runRoot);
    }

    /**
     * Creates the folder of the socket, readable by its owner only, and refuses one that another user prepared: on a shared
     * temporary folder that user could answer in the daemon's place.
     *
     * @throws SaseException {@code NOT_WRITABLE} if the folder cannot be used, {@code UNSUPPORTED_PLATFORM} without POSIX users
     */
    public void createSocketFolder() {
        Path folder = RunFolders.parentOf(socketPath);
        RunFolders.createPrivate("the socket folder", folder);
        RunFolders.requireTrustedOwner(folder);
    }
}
