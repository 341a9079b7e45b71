package dev.sase.core.registry;

import dev.sase.core.home.HostIdentity;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;

/**
 * The list of surface jars that this user has allowed on this host: {@code surfaces.json} below
 * {@code $XDG_STATE_HOME/sase/<host>}, or {@code ~/.local/state/sase/<host>}. It is no part of a SASE home, because homes are synced
 * and nothing in them may be run for being there. Thread-safe.
 */
public final class AllowedJars {
    private static final Object WRITING = new Object();

    private final Optional<Path> file;

    private AllowedJars(Optional<Path> file) {
        this.file = file;
    }

    /**
     * The list of a user.
     *
     * @param environment {@code XDG_STATE_HOME}, {@code HOME} and {@code HOSTNAME} are read; a relative folder counts as unset
     */
    public static AllowedJars of(Map<String, String> environment) {
        String host = HostIdentity.of(environment).name();
        return new AllowedJars(folder(environment, "XDG_STATE_HOME")
                .or(() -> folder(environment, "HOME").map(home -> home.resolve(".local/state")))
                .map(state -> state.resolve("sase").resolve(host).resolve("surfaces.json")));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }

    /** The file, which need not exist; empty when the environment names no folder of the user. */
    public Optional<Path> file() {
        return file;
    }

    /**
     * The allowed jars, in the order in which they were allowed. Where none is, this costs one look at the file system.
     *
     * @throws SaseException with {@link ErrorCode#INVALID_CONFIGURATION} if the list cannot be used
     */
    public List<AllowedJar> list() {
        return file.isPresent() ? read(file.get()) : List.of();
    }

    private static List<AllowedJar> read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw unusable(file, "cannot be read: " + e, e);
        }
        requirePrivate(file);
        try {
            return AllowedJarsJson.read(content);
        } catch (JacksonException e) {
            throw unusable(file, "is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw unusable(file, "is not what sase writes: " + e.getMessage(), e);
        }
    }

    /** Whoever may write the list may run programs in this user's name. */
    private static void requirePrivate(Path file) {
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            if (granted.contains(PosixFilePermission.GROUP_WRITE)
                    || granted.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new SaseException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "the list of allowed surfaces " + file
                                + " may be written by others, so nothing of it is loaded; look at it,"
                                + " then run 'chmod 600 " + file + "'");
            }
        } catch (UnsupportedOperationException _) {
            // A file system without modes has other means.
        } catch (IOException e) {
            throw unusable(file, "cannot be examined: " + e, e);
        }
    }

    private static SaseException unusable(Path file, String found, Exception e) {
        return new SaseException(
                ErrorCode.INVALID_CONFIGURATION,
                "the list of allowed surfaces " + file + " " + found
                        + "; repair or remove it, then allow each jar again with 'sase surface add'",
                e);
    }

    /** Allows a jar; what was known of this path before is replaced. */
    public void allow(AllowedJar jar) {
        change(jars -> {
            List<AllowedJar> others = new ArrayList<>(jars);
            others.removeIf(known -> known.path().equals(jar.path()));
            others.add(jar);
            return others;
        });
    }

    /** Takes a jar off the list. */
    public void remove(AllowedJar jar) {
        change(jars ->
                jars.stream().filter(known -> !known.path().equals(jar.path())).toList());
    }

    private void change(UnaryOperator<List<AllowedJar>> step) {
        Path target = file.orElseThrow(
                () -> new SaseException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "there is no folder for the list of allowed surfaces: neither XDG_STATE_HOME nor HOME is a full path; set HOME"));
        Path folder = target.resolveSibling("");
        synchronized (WRITING) {
            try {
                Files.createDirectories(folder, mode("rwx------"));
                try (FileChannel channel = FileChannel.open(
                                folder.resolve("surfaces.lock"),
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                mode("rw-------"));
                        FileLock _ = channel.lock()) {
                    replace(target, AllowedJarsJson.write(step.apply(read(target))));
                }
            } catch (IOException e) {
                throw new SaseException(
                        ErrorCode.NOT_WRITABLE,
                        "the list of allowed surfaces " + target + " cannot be written: " + e
                                + "; make its folder writable, or choose another with XDG_STATE_HOME",
                        e);
            }
        }
    }

    private static void replace(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling("surfaces.json.new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                int _ = channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] mode(String text) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
