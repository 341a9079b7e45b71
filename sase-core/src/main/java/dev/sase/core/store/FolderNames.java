package dev.sase.core.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The names in folders, listed again only when the folder's time stamp has moved: coming, going and renaming move it. Thread-safe.
 */
public final class FolderNames {
    /** A folder this young may change again without showing it. */
    private static final long TICK_NANOS = TimeUnit.MICROSECONDS.toNanos(Fingerprint.TICK_MICROS);

    /** Beyond this, listing again costs less than remembering. */
    private static final int MOST_FOLDERS = 200_000;

    private final Map<Path, Listing> listings = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();

    private record Listing(long modifiedNanos, int key, List<String> names) {}

    /**
     * The files and folders directly in a folder, by name.
     *
     * @param folder the folder
     * @param attributes what the file system said of it just now
     * @return their paths, in the order of paths
     * @throws IOException if it cannot be listed
     */
    List<Path> in(Path folder, BasicFileAttributes attributes) throws IOException {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        int key = Objects.hashCode(attributes.fileKey());
        Listing known = listings.get(folder);
        if (known != null && known.modifiedNanos() == modified && known.key() == key) {
            List<Path> paths = new ArrayList<>(known.names().size());
            for (String name : known.names()) {
                paths.add(folder.resolve(name));
            }
            return paths;
        }
        List<Path> paths = list(folder);
        if (TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - modified > TICK_NANOS) {
            keep(folder, new Listing(modified, key, names(paths)));
        }
        return paths;
    }

    private void keep(Path folder, Listing listing) {
        if (listings.size() >= MOST_FOLDERS) {
            listings.clear();
            names.clear();
        }
        listings.put(folder, listing);
    }

    /** Most folders hold files of the same names. */
    private List<String> names(List<Path> paths) {
        return paths.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .map(name -> names.computeIfAbsent(name, same -> same))
                .toList();
    }

    static List<Path> list(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(paths::add);
        }
        paths.sort(null);
        return paths;
    }
}
