package dev.sase.surface.catalogs;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file without reading it. Two equal stamps of a file mean equal bytes, as there is none of a file so
 * young that its next change might not show.
 *
 * @param size bytes
 * @param modifiedNanos the modification time, nanoseconds since the epoch
 * @param key the inode and its device
 * @param permissions they decide whether the file can be read; nobody changes this set
 */
record Stamp(long size, long modifiedNanos, Object key, Set<PosixFilePermission> permissions) {
    /** Time stamps move with the kernel's tick: a file this young may change again without showing it. */
    static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * The stamp of a file.
     *
     * @param attributes of the file itself and no link
     * @param nowNanos a moment not after these were taken, nanoseconds since the epoch
     * @return empty when the file is too young, or the file system tells its files not apart
     */
    static Optional<Stamp> of(BasicFileAttributes attributes, long nowNanos) {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        if (Math.abs(nowNanos - modified) <= TICK_NANOS
                || attributes.fileKey() == null
                || !(attributes instanceof PosixFileAttributes posix)) {
            return Optional.empty();
        }
        return Optional.of(new Stamp(attributes.size(), modified, attributes.fileKey(), posix.permissions()));
    }

    /** The time, nanoseconds since the epoch, in the milliseconds that are over. */
    static long nowNanos() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
