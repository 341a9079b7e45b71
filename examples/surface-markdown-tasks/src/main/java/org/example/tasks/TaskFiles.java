package org.example.tasks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds Markdown files at any depth. What vanishes meanwhile was not there. */
final class TaskFiles extends SimpleFileVisitor<Path> {
    private final Path root;
    private final SortedMap<String, Path> found = new TreeMap<>();

    private TaskFiles(Path root) {
        this.root = root;
    }

    /** The files below a folder by their path relative to it. */
    static SortedMap<String, Path> below(Path root) throws IOException {
        TaskFiles files = new TaskFiles(root);
        Files.walkFileTree(root, files);
        return files.found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && file.getFileName().toString().endsWith(".md")) {
            found.put(root.relativize(file).toString().replace('\\', '/'), file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
        if (problem instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw problem;
    }
}
