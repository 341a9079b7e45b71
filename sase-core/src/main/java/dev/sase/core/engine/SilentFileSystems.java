package dev.sase.core.engine;

import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the file systems on which others can change files without this host's kernel telling of it. */
final class SilentFileSystems {
    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "9p",
            "virtiofs",
            "vboxsf",
            "afs",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
            "prl_fs",
            "drvfs",
            "webdav",
            "davfs");
    private static final String USER_SPACE = "fuse";

    private SilentFileSystems() {}

    /** Why changes below some roots may stay untold; empty when all of them lie on file systems of this host. */
    static Optional<String> reason(List<SourceRoot> roots) {
        return roots.stream().flatMap(root -> reason(root.path()).stream()).findFirst();
    }

    private static Optional<String> reason(Path root) {
        @Nullable Path existing = root;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return Optional.empty();
        }
        try {
            String type = Files.getFileStore(existing).type().toLowerCase(Locale.ROOT);
            return TYPES.contains(type) || type.startsWith(USER_SPACE)
                    ? Optional.of("the file system of " + root + " (" + type
                            + ") does not tell of what other hosts or programs change")
                    : Optional.empty();
        } catch (IOException | SecurityException _) {
            return Optional.empty();
        }
    }
}
