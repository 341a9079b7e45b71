package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder whose files are sources.
 *
 * @param path the folder
 * @param bounds the folders that its files may really lie in, when links are followed; empty: anywhere
 */
record SourceFolder(Path path, List<Path> bounds) {
    /** The most files of a folder. */
    static final int MAX_FILES = 10_000;

    SourceFolder {
        bounds = List.copyOf(bounds);
    }

    /** The regular files directly in the folder whose names match, by path; empty when there is no such folder. */
    List<FoundFile> files(Predicate<String> name, Problems problems) {
        return files(named(name, problems), problems);
    }

    /** What is directly in the folder and has a name that matches, by name; empty when there is no such folder. */
    private List<NamedFile> named(Predicate<String> name, Problems problems) {
        List<NamedFile> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            for (Path entry : stream) {
                NamedFile named = new NamedFile(nameOf(entry), entry);
                if (!name.test(named.name())) {
                    continue;
                }
                if (entries.size() == MAX_FILES) {
                    problems.corrupt(
                            "oversized_folder", path, 0, "the folder has more than " + MAX_FILES + " such files");
                    break;
                }
                entries.add(named);
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            problems.corrupt("unreadable", path, 0, "the folder cannot be listed: " + e);
        }
        entries.sort(Comparator.comparing(NamedFile::name, Texts::compare));
        return entries;
    }

    /** All that is directly in the folder, by name; empty when it cannot be listed or has more than {@link #MAX_FILES} entries. */
    Optional<List<NamedFile>> everything() {
        List<NamedFile> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            for (Path entry : stream) {
                if (entries.size() == MAX_FILES) {
                    return Optional.empty();
                }
                entries.add(new NamedFile(nameOf(entry), entry));
            }
        } catch (IOException | DirectoryIteratorException _) {
            return Optional.empty();
        }
        entries.sort(Comparator.comparing(NamedFile::name, Texts::compare));
        return Optional.of(List.copyOf(entries));
    }

    /** The folder's stamp, which moves when a file comes, goes or gets another name; empty when it has none that tells. */
    Optional<Stamp> stamp() {
        long now = Stamp.nowNanos();
        try {
            return Stamp.of(attributes(path), now);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Those of the entries that are regular files within the bounds, in their order. */
    List<FoundFile> files(List<NamedFile> entries, Problems problems) {
        long now = Stamp.nowNanos();
        Bounds real = realBounds();
        Path folder = RealPaths.of(path);
        List<FoundFile> files = new ArrayList<>(entries.size());
        boolean here = folder.equals(path);
        for (NamedFile entry : entries) {
            Path place = here ? entry.path() : folder.resolve(entry.path().getFileName());
            find(entry.path(), Optional.of(place), real, now, problems).ifPresent(files::add);
        }
        return files;
    }

    /** A file, if it is a regular one within the bounds. */
    Optional<FoundFile> file(Path file, Problems problems) {
        return find(file, Optional.empty(), realBounds(), Stamp.nowNanos(), problems);
    }

    /** Whether a file or folder really lies within the bounds. */
    boolean isInside(Path file) {
        return realBounds().contain(RealPaths.of(file));
    }

    /** The folders directly in a folder, by path; empty when it cannot be listed. */
    static List<Path> foldersIn(Path folder) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            entries.forEach(folders::add);
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        folders.sort(Comparator.comparing(Path::toString, Texts::compare));
        return folders;
    }

    /** The last name of a path. */
    static String nameOf(Path file) {
        return Texts.wellFormed(String.valueOf(file.getFileName()));
    }

    /** The name of a file without its extension. */
    static String stemOf(Path file) {
        String name = nameOf(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Looks at a file.
     *
     * @param place where it really is unless it is a link itself; empty: to be found out
     */
    private Optional<FoundFile> find(Path file, Optional<Path> place, Bounds real, long now, Problems problems) {
        try {
            BasicFileAttributes own = attributes(file, LinkOption.NOFOLLOW_LINKS);
            BasicFileAttributes attributes = own.isSymbolicLink() ? attributes(file) : own;
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            Path path = own.isSymbolicLink() ? RealPaths.of(file) : place.orElseGet(() -> RealPaths.of(file));
            if (real.contain(path)) {
                return Optional.of(new FoundFile(file, path, Stamp.of(attributes, now)));
            }
            problems.corrupt(
                    "link_leads_out", file, 0, "the link leads out of " + bounds.getFirst() + " and is not followed");
        } catch (IOException _) {
            if (Files.isSymbolicLink(file)) {
                problems.corrupt("broken_link", file, 0, "the link leads to nothing that can be read");
            }
        }
        return Optional.empty();
    }

    private static BasicFileAttributes attributes(Path file, LinkOption... options) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, options);
    }

    private Bounds realBounds() {
        return new Bounds(bounds.stream().map(RealPaths::of).toList());
    }

    /** The bounds with links resolved. */
    private record Bounds(List<Path> folders) {
        boolean contain(Path real) {
            return folders.isEmpty() || folders.stream().anyMatch(real::startsWith);
        }
    }
}
