package dev.sase.core.store;

import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says about the inputs of a source unit without reading them: name, size, modification time in nanoseconds
 * and inode of every file, and the names of whatever else is in a folder. Two equal fingerprints of a settled unit mean equal content.
 *
 * @param value a digest of all that, or of nothing when no input exists
 * @param settled whether a later change would show in the newest time stamp, which is far enough from the present: of files for what is
 *     written, of folders for what comes and goes
 * @param newestMicros the newest modification time of files and their folders, microseconds since the epoch; 0 when nothing was looked at
 */
public record Fingerprint(String value, boolean settled, long newestMicros) {
    /** What no file looks like: its unit is loaded at the next look. */
    public static final Fingerprint UNKNOWN = new Fingerprint("", false, 0);

    /** Time stamps move with the kernel's tick: a file this young may change again without showing it. */
    static final long TICK_MICROS = 20_000;

    /**
     * Looks at the inputs of a unit.
     *
     * @param unit the unit
     * @param now the time to judge age by
     * @return the fingerprint
     * @throws IOException if an input exists but cannot be looked at
     */
    public static Fingerprint of(SourceUnit unit, Instant now) throws IOException {
        return of(unit, now, (folder, _) -> FolderNames.list(folder));
    }

    /** The same, with folders listed only when their time stamps have moved. */
    public static Fingerprint of(SourceUnit unit, Instant now, FolderNames names) throws IOException {
        return of(unit, now, names::in);
    }

    private interface Lister {
        List<Path> list(Path folder, BasicFileAttributes attributes) throws IOException;
    }

    private static Fingerprint of(SourceUnit unit, Instant now, Lister lister) throws IOException {
        Builder builder = new Builder(lister);
        builder.mix(unit.circumstances());
        for (Path input : unit.inputs()) {
            builder.add(input);
        }
        long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        return new Fingerprint(builder.digest(), Math.abs(nowMicros - builder.newest) > TICK_MICROS, builder.newest);
    }

    /** Whether a unit with this fingerprint needs no look at its content, given the fingerprint it was loaded at. */
    public boolean provesUnchanged(Fingerprint loadedAt) {
        return loadedAt.settled && value.equals(loadedAt.value);
    }

    private static final class Builder {
        private long first = 0xcbf29ce484222325L;
        private long second = 0x9e3779b97f4a7c15L;
        private long newest;
        private final Lister lister;

        Builder(Lister lister) {
            this.lister = lister;
        }

        void add(Path input) throws IOException {
            mix(input.toString());
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(input, BasicFileAttributes.class);
            } catch (AccessDeniedException e) {
                throw e;
            } catch (FileSystemException e) {
                // Absent: nothing of that name, a file where a folder of its path should be, or a link to itself.
                mix(0);
                noteAge(above(input));
                return;
            }
            if (!attributes.isDirectory()) {
                file(input, attributes);
                return;
            }
            noteAge(attributes);
            List<Path> files;
            try {
                files = lister.list(input, attributes);
            } catch (NoSuchFileException | NotDirectoryException e) {
                mix(1);
                return;
            } catch (AccessDeniedException e) {
                // The loader says so, with its place.
                mix(3);
                return;
            }
            for (Path file : files) {
                try {
                    BasicFileAttributes inner = Files.readAttributes(file, BasicFileAttributes.class);
                    if (inner.isRegularFile()) {
                        file(file, inner);
                    } else {
                        mix(String.valueOf(file.getFileName()));
                        mix(4);
                    }
                } catch (FileSystemException e) {
                    // It has gone, or cannot be looked at, as a link to itself: one bad entry hides no other.
                    mix(String.valueOf(file.getFileName()));
                    mix(2);
                }
            }
        }

        /**
         * The folder of what is absent. What was removed a moment ago may be back before it is loaded, and gone again after that: its
         * absence proves something only when its folder is at rest.
         */
        private static BasicFileAttributes above(Path absent) throws IOException {
            @Nullable Path above = absent.toAbsolutePath().getParent();
            while (above != null) {
                try {
                    return Files.readAttributes(above, BasicFileAttributes.class);
                } catch (AccessDeniedException e) {
                    throw e;
                } catch (FileSystemException e) {
                    above = above.getParent();
                }
            }
            throw new NoSuchFileException(absent.toString(), null, "no folder above it exists");
        }

        private void noteAge(BasicFileAttributes attributes) {
            newest = Math.max(newest, attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
        }

        private void file(Path file, BasicFileAttributes attributes) {
            noteAge(attributes);
            mix(String.valueOf(file.getFileName()));
            mix(attributes.size());
            mix(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            mix(Objects.hashCode(attributes.fileKey()));
        }

        private void mix(String text) {
            for (int i = 0; i < text.length(); i++) {
                mix(text.charAt(i));
            }
        }

        private void mix(long value) {
            first = (first ^ value) * 0x100000001b3L;
            second = Long.rotateLeft(second ^ value * 0xff51afd7ed558ccdL, 31) * 0xc4ceb9fe1a85ec53L;
        }

        String digest() {
            return Long.toHexString(first) + "-" + Long.toHexString(second);
        }
    }
}
