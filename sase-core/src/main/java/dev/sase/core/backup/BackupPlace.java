package dev.sase.core.backup;

import dev.sase.core.home.HostIdentity;
import dev.sase.core.home.Locations;
import java.nio.file.Path;

/**
 * Where the backups of a projection lie and whose they are.
 *
 * @param folder the folder that every backup is in; it need not exist
 * @param saseHome the files that were projected
 * @param host the host that the run root belongs to
 * @param version of the program that makes the backups
 */
public record BackupPlace(Path folder, Path saseHome, HostIdentity host, String version) {
    /** The place that belongs to a run root. */
    public static BackupPlace of(Locations locations, String version) {
        return new BackupPlace(locations.backupsPath(), locations.saseHome(), locations.host(), version);
    }
}
