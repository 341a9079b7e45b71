package dev.sase.surface.catalogs;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What files said when they were read last, by form and path, and what folders held when they were listed last, with the stamps that
 * they had before. It is bounded: a reading counts as its file's size and so many bytes for each value in it. Where a new one has no
 * room, those go that no load of the last few has asked for; where there is still none, the new one is not kept and its file is read
 * each time. When memory is short everything may go. Thread-safe.
 */
final class KeptReadings {
    /** The most bytes. */
    static final long MOST_BYTES = 16L << 20;

    /** So many loads keep what they asked for. A change of a project loads a few units. */
    static final int LOADS = 8;

    private static final long BYTES_A_READING = 512;
    private static final long BYTES_A_VALUE = 128;

    /** What stands where a file has a form. */
    private static final Object LISTING = new Object();

    private record Key(Object form, Path path) {}

    private static final class Kept {
        private final Stamp stamp;
        private final Object value;
        private final long bytes;
        private long load;

        Kept(Stamp stamp, Object value, long bytes, long load) {
            this.stamp = stamp;
            this.value = value;
            this.bytes = bytes;
            this.load = load;
        }
    }

    private static final class Shelf {
        private final Map<Key, Kept> byKey = new HashMap<>();
        private long bytes;
        private long sweptFor;
    }

    private final long mostBytes;
    private SoftReference<Shelf> shelf = new SoftReference<>(new Shelf());
    private long loads;

    KeptReadings(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Begins a load; the number stands for it. */
    synchronized long begin() {
        return ++loads;
    }

    /** What a file says that has had the stamp when it was read. */
    @SuppressWarnings("unchecked") // a reading is filed under the form that it was made by, see keep
    <T> Optional<Reading<T>> find(FileForm<T> form, Path file, Stamp stamp, long load) {
        return find(new Key(form, file), stamp, load).map(reading -> (Reading<T>) reading);
    }

    /** What is directly in a folder that has had the stamp when it was listed. */
    @SuppressWarnings("unchecked") // see keep
    Optional<List<NamedFile>> find(Path folder, Stamp stamp, long load) {
        return find(new Key(LISTING, folder), stamp, load).map(entries -> (List<NamedFile>) entries);
    }

    /** Keeps what a file says, if there is room. */
    <T> void keep(FileForm<T> form, Path file, Stamp stamp, Reading<T> reading, long load) {
        int values =
                reading.problems().size() + reading.value().map(form::values).orElse(0);
        long bytes = BYTES_A_READING + stamp.size() + BYTES_A_VALUE * values;
        keep(new Key(form, file), new Kept(stamp, reading, bytes, load));
    }

    /** Keeps what is directly in a folder, if there is room. */
    void keep(Path folder, Stamp stamp, List<NamedFile> entries, long load) {
        long bytes = BYTES_A_READING + 2 * BYTES_A_VALUE * entries.size();
        keep(new Key(LISTING, folder), new Kept(stamp, entries, bytes, load));
    }

    private synchronized Optional<Object> find(Key key, Stamp stamp, long load) {
        @Nullable Kept kept = shelf().byKey.get(key);
        if (kept == null || !kept.stamp.equals(stamp)) {
            return Optional.empty();
        }
        kept.load = load;
        return Optional.of(kept.value);
    }

    private synchronized void keep(Key key, Kept fresh) {
        Shelf kept = shelf();
        @Nullable Kept before = kept.byKey.remove(key);
        kept.bytes -= before == null ? 0 : before.bytes;
        if (kept.bytes + fresh.bytes > mostBytes && kept.sweptFor != fresh.load) {
            kept.sweptFor = fresh.load;
            kept.byKey.values().removeIf(old -> old.load <= fresh.load - LOADS);
            kept.bytes =
                    kept.byKey.values().stream().mapToLong(old -> old.bytes).sum();
        }
        if (kept.bytes + fresh.bytes <= mostBytes) {
            kept.byKey.put(key, fresh);
            kept.bytes += fresh.bytes;
        }
    }

    /** The bytes that count. */
    synchronized long bytes() {
        return shelf().bytes;
    }

    private Shelf shelf() {
        @Nullable Shelf kept = shelf.get();
        if (kept == null) {
            kept = new Shelf();
            shelf = new SoftReference<>(kept);
        }
        return kept;
    }
}
