package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    List<Path> files(Predicate<String> name, Problems problems) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, entry -> name.test(nameOf(entry)))) {
            for (Path entry : entries) {
                if (files.size() == MAX_FILES) {
                    problems.corrupt(
                            "oversized_folder", path, 0, "the folder has more than " + MAX_FILES + " such files");
                    break;
                }
                files.add(entry);
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            problems.corrupt("unreadable", path, 0, "the folder cannot be listed: " + e);
        }
        files.sort(Comparator.comparing(Path::toString, Texts::compare));
        return files.stream().filter(file -> isUsable(file, problems)).toList();
    }

    /** The file itself, if it is a regular one within the bounds. */
    boolean isUsable(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            if (Files.isSymbolicLink(file) && !Files.exists(file)) {
                problems.corrupt("broken_link", file, 0, "the link leads to nothing that can be read");
            }
            return false;
        }
        if (!isInside(file)) {
            problems.corrupt(
                    "link_leads_out", file, 0, "the link leads out of " + bounds.getFirst() + " and is not followed");
            return false;
        }
        return true;
    }

    /** Whether a file or folder really lies within the bounds. */
    boolean isInside(Path file) {
        Path real = RealPaths.of(file);
        return bounds.isEmpty() || bounds.stream().anyMatch(bound -> real.startsWith(RealPaths.of(bound)));
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
}
