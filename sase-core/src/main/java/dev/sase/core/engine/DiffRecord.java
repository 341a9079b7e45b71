package dev.sase.core.engine;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RecordKey;
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
    /** Long enough for every message that names what differs; what surfaces and files say may be longer. */
    private static final int MOST_MESSAGE_CHARACTERS = 1_000;

    private static final int MOST_HANDLE_CHARACTERS = 4_000;

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

    /** A difference of one record; which copy of a repeated handle is said in the message. */
    static DiffRecord of(String domain, Category category, String sourcePath, RecordKey key, String message) {
        String copy = key.occurrence() == 0 ? "" : " (copy " + (key.occurrence() + 1L) + " of its handle)";
        return new DiffRecord(domain, category, sourcePath, Optional.of(key.handle()), message + copy);
    }

    /** A part of a source that cannot be loaded. */
    static DiffRecord of(String domain, Diagnostic diagnostic) {
        return new DiffRecord(
                domain,
                Category.CORRUPT,
                diagnostic.file().toString(),
                Optional.empty(),
                diagnostic.place() + ": " + diagnostic.token() + ": " + diagnostic.message());
    }

    /** Writes the wire form. */
    public void write(JsonWriter out) {
        out.beginObject().name("schema_version").number(1).name("domain").string(domain);
        out.name("category").string(category.token()).name("source_path").string(sourcePath);
        handle.ifPresent(text -> out.name("handle").string(text));
        out.name("message").string(message).endObject();
    }

    /** The same of a size that many can be kept of: what is too long ends with how much was cut. */
    DiffRecord bounded() {
        Optional<String> shortHandle = handle.map(text -> cut(text, MOST_HANDLE_CHARACTERS));
        return new DiffRecord(domain, category, sourcePath, shortHandle, cut(message, MOST_MESSAGE_CHARACTERS));
    }

    /** The same with at most so many characters of its message. */
    DiffRecord withMessageOf(int characters) {
        return new DiffRecord(domain, category, sourcePath, handle, cut(message, characters));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "... (" + (text.length() - end) + " characters more)";
    }

    /** The size of the wire form, bytes. */
    int size() {
        JsonWriter out = new JsonWriter(256);
        write(out);
        return out.size();
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
