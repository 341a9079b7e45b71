package dev.sase.core.home;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Chooses a socket path that the kernel accepts. */
final class SocketPath {
    /** Bytes of a path that both Linux (107) and macOS (103) take. */
    static final int LIMIT = 103;

    private SocketPath() {}

    /** The path as chosen by option or configuration, which is never replaced silently. */
    static Path explicit(Path path) {
        int length = length(path);
        if (length > LIMIT) {
            throw new SaseException(
                    ErrorCode.SOCKET_PATH_TOO_LONG,
                    "the socket path " + path + " has " + length + " bytes, and a Unix socket takes at most " + LIMIT
                            + "; choose a shorter one, or none for the default in a short folder");
        }
        return path;
    }

    /**
     * The socket in the run root, or where that is too long one in this user's private runtime folder, named by a hash of the run
     * root. Who lacks the same {@code XDG_RUNTIME_DIR} as the daemon finds its socket through the ownership metadata.
     */
    static Path byDefault(Path runRoot, Map<String, String> environment) {
        Path plain = runRoot.resolve("sase-daemon.sock");
        if (length(plain) <= LIMIT) {
            return plain;
        }
        String name = hash(runRoot) + ".sock";
        String runtimeFolder = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtimeFolder.startsWith("/")) {
            Path path = Path.of(runtimeFolder, "sase", name).normalize();
            if (length(path) <= LIMIT) {
                return path;
            }
        }
        String user = HostIdentity.dashed(System.getProperty("user.name", "unknown"));
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
        return explicit(folder.resolve("sase-" + user).resolve(name).normalize());
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String hash(Path runRoot) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(runRoot.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
