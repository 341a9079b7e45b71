package dev.sase.surface.catalogs;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What files said when they were read last, by form and path, with the stamps that they had before. It is bounded: a reading counts as
 * its file's size and so many bytes for each value in it. Where a new one has no room, those go that no load of the last few has asked
 * for; where there is still none, the new one is not kept and its file is read each time. When memory is short everything may go.
 * Thread-safe.
 */
final class KeptReadings {
    /** The most bytes. */
    static final long MOST_BYTES = 16L << 20;

    /** So many loads keep what they asked for. A change of a project loads a few units. */
    static final int LOADS = 8;

    private static final long BYTES_A_READING = 512;
    private static final long BYTES_A_VALUE = 128;

    private record Key(FileForm<?> form, Path path) {}

    private static final class Kept {
        private final Stamp stamp;
        private final Reading<?> reading;
        private final long bytes;
        private long load;

        Kept(Stamp stamp, Reading<?> reading, long bytes, long load) {
            this.stamp = stamp;
            this.reading = reading;
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
    synchronized <T> Optional<Reading<T>> find(FileForm<T> form, Path file, Stamp stamp, long load) {
        @Nullable Kept kept = shelf().byKey.get(new Key(form, file));
        if (kept == null || !kept.stamp.equals(stamp)) {
            return Optional.empty();
        }
        kept.load = load;
        return Optional.of((Reading<T>) kept.reading);
    }

    /** Keeps what a file says, if there is room. */
    synchronized <T> void keep(FileForm<T> form, Path file, Stamp stamp, Reading<T> reading, long load) {
        Shelf kept = shelf();
        int values = reading.problems().size()
                + reading.value().map(form::values).orElse(0);
        long bytes = BYTES_A_READING + stamp.size() + BYTES_A_VALUE * values;
        Key key = new Key(form, file);
        @Nullable Kept before = kept.byKey.remove(key);
        kept.bytes -= before == null ? 0 : before.bytes;
        if (kept.bytes + bytes > mostBytes && kept.sweptFor != load) {
            kept.sweptFor = load;
            kept.byKey.values().removeIf(old -> old.load <= load - LOADS);
            kept.bytes = kept.byKey.values().stream().mapToLong(old -> old.bytes).sum();
        }
        if (kept.bytes + bytes <= mostBytes) {
            kept.byKey.put(key, new Kept(stamp, reading, bytes, load));
            kept.bytes += bytes;
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
