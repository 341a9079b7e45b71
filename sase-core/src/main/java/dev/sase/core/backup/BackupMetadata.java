package dev.sase.core.backup;

import dev.sase.core.home.HostIdentity;
import dev.sase.core.transport.Protocol;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the file beside a backup says of it.
 *
 * @param daemonVersion of the daemon that made it
 * @param coreVersion of the library that made it
 * @param hostIdentity the host that it was made on; empty if nobody knows
 * @param sourceSaseHome the files that were projected
 * @param createdAt when it was made, in whole seconds
 * @param projectionSchema the schema of the projection, as {@code compatibility} tells it
 * @param eventMaxSequence the last event that it has rows of
 * @param sourceExports how the writes to files were when it was made, a JSON object
 * @param originalDatabase the file that it is a copy of
 * @param snapshot the file that was written
 */
public record BackupMetadata(
        String daemonVersion,
        String coreVersion,
        String hostIdentity,
        String sourceSaseHome,
        Instant createdAt,
        long projectionSchema,
        long eventMaxSequence,
        RawJson sourceExports,
        String originalDatabase,
        String snapshot) {
    static final int SCHEMA_VERSION = 1;
    static final int FORMAT_VERSION = 1;

    /** Nothing is written to files through this projection, so nothing can wait. */
    private static final RawJson NO_EXPORTS =
            RawJson.of("{\"by_surface\":[],\"conflict\":0,\"examples\":[],\"failed\":0,"
                    + "\"message\":null,\"pending\":0,\"state\":\"ok\",\"total\":0}");

    /** Cuts the time to whole seconds. */
    public BackupMetadata {
        createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Describes a backup that this program makes. */
    static BackupMetadata of(BackupPlace place, Instant now, long sequence, Path original, Path snapshot) {
        return new BackupMetadata(
                place.version(),
                place.version(),
                place.host().name(),
                place.saseHome().toString(),
                now,
                Protocol.PROJECTION_SCHEMA_VERSION,
                sequence,
                NO_EXPORTS,
                original.toString(),
                snapshot.toString());
    }

    /** Refuses a backup that a program with another schema made. */
    void requireSchema(Path backup) {
        if (projectionSchema != Protocol.PROJECTION_SCHEMA_VERSION) {
            throw new BackupRefusal(
                    BackupRefusal.Subject.PROJECTION_SCHEMA,
                    "the backup " + backup + " has the projection schema " + projectionSchema + ", this program has "
                            + Protocol.PROJECTION_SCHEMA_VERSION + "; run 'sase daemon rebuild' instead");
        }
    }

    /** Refuses a backup of another host. */
    void requireHost(Path backup, HostIdentity host) {
        if (!hostIdentity.isEmpty() && !hostIdentity.equals(host.name())) {
            throw new BackupRefusal(
                    BackupRefusal.Subject.HOST_IDENTITY,
                    "the backup " + backup + " was made on host " + hostIdentity + " and this host is " + host
                            + "; give --allow-host-mismatch to restore it all the same");
        }
    }

    /** Writes everything as one object. */
    public void write(JsonWriter json) {
        json.beginObject();
        json.name("schema_version").number(SCHEMA_VERSION);
        json.name("backup_format_version").number(FORMAT_VERSION);
        json.name("daemon_version").string(daemonVersion);
        json.name("core_version").string(coreVersion);
        json.name("host_identity").string(hostIdentity);
        json.name("source_sase_home").string(sourceSaseHome);
        json.name("created_at").string(createdAt.toString());
        json.name("projection_schema").number(projectionSchema);
        json.name("event_max_sequence").number(eventMaxSequence);
        json.name("source_export_summary").raw(sourceExports);
        json.name("original_db_path").string(originalDatabase);
        json.name("snapshot_path").string(snapshot);
        json.endObject();
    }
}
