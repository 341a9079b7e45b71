package dev.sase.core.backup;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file beside a backup: {@code <backup>.json}, indented by two blanks, without a line feed at its end. */
final class MetadataFile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_BYTES = 1 << 20;

    private MetadataFile() {}

    /** The file that describes a backup. */
    static Path of(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".json");
    }

    /** Writes the file so that it is there as a whole or not at all. */
    static void write(Path file, BackupMetadata metadata) throws IOException {
        JsonWriter json = new JsonWriter();
        metadata.write(json);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        JsonNode tree = JSON.readTree(json.toByteArray());
        DurableFiles.write(file, JSON.writer().with(pretty).writeValueAsBytes(tree));
    }

    /**
     * Reads the file.
     *
     * @throws BackupRefusal if it is missing, a link, or not in its format
     */
    static BackupMetadata read(Path file) {
        try {
            return interpret(JSON.readTree(new ByteArrayInputStream(bytes(file))));
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + e, e);
        } catch (JacksonException e) {
            throw unreadable(file, "is no JSON", e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable(file, "is not in its format: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private static BackupMetadata interpret(JsonNode json) {
        requireVersion(json, "schema_version", BackupMetadata.SCHEMA_VERSION);
        requireVersion(json, "backup_format_version", BackupMetadata.FORMAT_VERSION);
        JsonNode exports = json.path("source_export_summary");
        if (!exports.isObject()) {
            throw new IllegalArgumentException("source_export_summary is no object");
        }
        return new BackupMetadata(
                text(json, "daemon_version"),
                text(json, "core_version"),
                text(json, "host_identity"),
                text(json, "source_sase_home"),
                Instant.parse(text(json, "created_at")),
                number(json, "projection_schema"),
                number(json, "event_max_sequence"),
                new RawJson(JSON.writeValueAsBytes(exports)),
                text(json, "original_db_path"),
                text(json, "snapshot_path"));
    }

    private static void requireVersion(JsonNode json, String name, long known) {
        long found = number(json, name);
        if (found != known) {
            throw new IllegalArgumentException(name + " is " + found + " and this program knows " + known);
        }
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is missing or no whole number");
        }
        return value.longValue();
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " is missing or no text");
        }
        return value.stringValue();
    }

    private static BackupRefusal unreadable(Path file, String found, Exception cause) {
        return new BackupRefusal(
                BackupRefusal.Subject.PATH,
                "the metadata " + file + " " + found + "; choose a backup of 'sase daemon list-backups'",
                cause);
    }
}
