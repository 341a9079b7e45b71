package dev.sase.core.backup;

import dev.sase.spi.JsonWriter;
import java.nio.file.Path;

/**
 * A backup that was put in the place of the projection. The files that are projected and the journal are what they were.
 *
 * @param backupPath the backup
 * @param restoredPath the projection's file
 * @param bytes the size of the backup
 * @param replacedExisting whether there was a projection, which is now a backup itself
 * @param metadata what the file beside the backup says
 */
public record RestoreReport(
        Path backupPath, Path restoredPath, long bytes, boolean replacedExisting, BackupMetadata metadata) {
    /** Writes the report as one object. */
    public void write(JsonWriter json) {
        json.beginObject().name("schema_version").number(BackupMetadata.SCHEMA_VERSION);
        json.name("backup_path").string(backupPath.toString());
        json.name("restored_path").string(restoredPath.toString());
        json.name("bytes").number(bytes);
        json.name("replaced_existing").bool(replacedExisting);
        json.name("projection_only").bool(true);
        json.name("metadata");
        metadata.write(json);
        json.endObject();
    }
}
