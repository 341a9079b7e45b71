package dev.sase.core.backup;

import dev.sase.spi.JsonWriter;
import java.nio.file.Path;

/**
 * A backup.
 *
 * @param path its SQLite file
 * @param metadataPath the file beside it that describes it
 * @param bytes the size of the SQLite file
 * @param metadata what the file beside it says
 */
public record BackupReport(Path path, Path metadataPath, long bytes, BackupMetadata metadata) {
    /** Writes the report as one object. */
    public void write(JsonWriter json) {
        json.beginObject().name("schema_version").number(BackupMetadata.SCHEMA_VERSION);
        json.name("path").string(path.toString());
        json.name("metadata_path").string(metadataPath.toString());
        json.name("bytes").number(bytes);
        json.name("metadata");
        metadata.write(json);
        json.endObject();
    }
}
