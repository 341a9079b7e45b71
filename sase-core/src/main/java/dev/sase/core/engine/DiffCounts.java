package dev.sase.core.engine;

import dev.sase.spi.JsonWriter;

/**
 * How many differences there are.
 *
 * @param missing records of a source without a row
 * @param stale rows that differ from their source
 * @param extra rows without a record
 * @param corrupt damaged rows and unreadable parts of sources
 */
public record DiffCounts(long missing, long stale, long extra, long corrupt) {
    /** No difference. */
    public static final DiffCounts NONE = new DiffCounts(0, 0, 0, 0);

    /** All together. */
    public long total() {
        return missing + stale + extra + corrupt;
    }

    /** These and others. */
    public DiffCounts plus(DiffCounts other) {
        return new DiffCounts(
                missing + other.missing, stale + other.stale, extra + other.extra, corrupt + other.corrupt);
    }

    /** Writes the wire form. */
    public void write(JsonWriter out) {
        out.beginObject().name("missing").number(missing).name("stale").number(stale);
        out.name("extra").number(extra).name("corrupt").number(corrupt).endObject();
    }
}
