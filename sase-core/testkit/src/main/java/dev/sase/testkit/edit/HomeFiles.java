package dev.sase.testkit.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The files of a home as they were and as they are. What a daemon adds to the home is not among them. */
final class HomeFiles {
    private final Path home;
    private final List<Path> roots;
    private final Map<Path, byte[]> originals = new HashMap<>();
    private final List<Path> originalPaths;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    HomeFiles(Path home) throws IOException {
        this.home = home;
        try (Stream<Path> children = Files.list(home)) {
            this.roots = children.sorted().toList();
        }
        look();
        for (Path file : files) {
            originals.put(file, Files.readAllBytes(file));
        }
        this.originalPaths = List.copyOf(files);
    }

    /** Looks at what is there now. */
    void look() throws IOException {
        files.clear();
        folders.clear();
        for (Path root : roots) {
            if (Files.exists(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    for (Path path : all.sorted().toList()) {
                        (Files.isDirectory(path) ? folders : files).add(path);
                    }
                }
            }
        }
    }

    /** Some file that is there. */
    Optional<Path> any(RandomGenerator random) {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(random.nextInt(files.size())));
    }

    /** Some folder that is there, a root or one directly below a root every third time. */
    Optional<Path> anyFolder(RandomGenerator random) {
        List<Path> upper = folders.stream()
                .filter(folder -> home.relativize(folder).getNameCount() <= 2)
                .toList();
        List<Path> choice = random.nextInt(3) == 0 ? upper : folders;
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(random.nextInt(choice.size())));
    }

    /** Some file that was there in the beginning. */
    Path anyOriginal(RandomGenerator random) {
        return originalPaths.get(random.nextInt(originalPaths.size()));
    }

    List<Path> all() {
        return List.copyOf(files);
    }

    List<Path> allOriginals() {
        return originalPaths;
    }

    /** What was in a file in the beginning. */
    byte[] original(Path file) {
        return originals.getOrDefault(file, new byte[0]);
    }

    /** Whether so many files were added that some have to go. */
    boolean isCrowded() {
        return files.size() > originalPaths.size() * 5 / 4;
    }

    boolean wasThere(Path file) {
        return originals.containsKey(file);
    }

    void added(Path file) {
        files.add(file);
    }

    void removed(Path file) {
        files.remove(file);
    }

    String name(Path path) {
        return home.relativize(path).toString();
    }
}
