package dev.sase.core.registry;

import java.nio.file.Path;
import java.util.List;

/**
 * A jar that this user has allowed on this host.
 *
 * @param path its real path when it was allowed
 * @param sha256 the hash of its bytes, in lower-case hexadecimal digits
 * @param surfaces what it brought then
 */
public record AllowedJar(Path path, String sha256, List<SurfaceIdentity> surfaces) {
    public AllowedJar {
        surfaces = List.copyOf(surfaces);
    }
}
