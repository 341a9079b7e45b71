package dev.sase.core.engine;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.Texts;
import java.util.Comparator;
import java.util.Optional;

/**
 * One difference between the projection and its sources.
 *
 * @param domain the surface
 * @param category what kind
 * @param sourcePath the file or folder of the source
 * @param handle the record, if the difference is one record's
 * @param message what was found
 */
public record DiffRecord(String domain, Category category, String sourcePath, Optional<String> handle, String message) {
    /** The order in which differences are reported: domain, source, handle (absent first), message. */
    public static final Comparator<DiffRecord> ORDER = Comparator.comparing(DiffRecord::domain, Texts::compare)
            .thenComparing(DiffRecord::sourcePath, Texts::compare)
            .thenComparing(record -> record.handle().map(handle -> "=" + handle).orElse(""), Texts::compare)
            .thenComparing(DiffRecord::message, Texts::compare)
            .thenComparing(DiffRecord::category);

    /** The kinds of differences. */
    public enum Category {
        /** A record of a source has no row. */
        MISSING("missing"),
        /** A row differs from its source. */
        STALE("stale"),
        /** A row has no record. */
        EXTRA("extra"),
        /** A row is damaged, or a part of a source cannot be read. */
        CORRUPT("corrupt");

        private final String token;

        Category(String token) {
            this.token = token;
        }

        /** The stable word. */
        public String token() {
            return token;
        }
    }

    /** Writes the wire form. */
    public void write(JsonWriter out) {
        out.beginObject().name("schema_version").number(1).name("domain").string(domain);
        out.name("category").string(category.token()).name("source_path").string(sourcePath);
        handle.ifPresent(text -> out.name("handle").string(text));
        out.name("message").string(message).endObject();
    }

    DiffCounts count() {
        return switch (category) {
            case MISSING -> new DiffCounts(1, 0, 0, 0);
            case STALE -> new DiffCounts(0, 1, 0, 0);
            case EXTRA -> new DiffCounts(0, 0, 1, 0);
            case CORRUPT -> new DiffCounts(0, 0, 0, 1);
        };
    }
}
