package dev.sase.testkit;

import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A SASE home in a temporary folder. Paths are relative to the home, with {@code /}. Every change gives the file a later
 * modification time than any before, so that two writes never look alike and runs repeat exactly. Confined to one thread.
 */
public final class SaseHomeFixture {
    private static final Instant FIRST_CHANGE = Instant.parse("2026-03-01T08:00:00Z");

    private final Path path;
    private final Map<String, Object> settings = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private long changes;

    private SaseHomeFixture(Path path) {
        this.path = path;
    }

    /**
     * Creates an empty home.
     *
     * @param path the folder that becomes the home; it is created when absent
     * @return the fixture
     */
    public static SaseHomeFixture at(Path path) {
        run(() -> Files.createDirectories(path));
        return new SaseHomeFixture(path.toAbsolutePath().normalize());
    }

    /** Writes a file as UTF-8, with the folders above it. */
    public SaseHomeFixture write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file, with the folders above it. */
    public SaseHomeFixture write(String file, byte[] content) {
        Path target = resolve(file);
        run(() -> {
            Files.createDirectories(target.resolveSibling("").toAbsolutePath());
            Files.write(target, content);
        });
        return touch(file);
    }

    /** Adds text at the end of a file, which is created when absent. */
    public SaseHomeFixture append(String file, String text) {
        return write(file, readIfPresent(file).orElse("") + text);
    }

    /** Deletes a file; one that is absent stays absent. */
    public SaseHomeFixture delete(String file) {
        run(() -> Files.deleteIfExists(resolve(file)));
        return this;
    }

    /** Gives a file a new modification time and leaves its content alone. */
    public SaseHomeFixture touch(String file) {
        FileTime time = FileTime.from(FIRST_CHANGE.plusSeconds(++changes));
        run(() -> Files.setLastModifiedTime(resolve(file), time));
        return this;
    }

    /** Sets a value of the configuration, such as {@code beads.stores}. */
    @SuppressWarnings("unchecked") // only this method puts maps into the settings
    public SaseHomeFixture config(String dottedKey, Object value) {
        Map<String, Object> map = settings;
        String[] parts = dottedKey.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            map = (Map<String, Object>) map.computeIfAbsent(parts[i], _ -> new HashMap<String, Object>());
        }
        map.put(parts[parts.length - 1], value);
        return this;
    }

    /** Sets a variable that loaders see, such as {@code HOME}. */
    public SaseHomeFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The home as loaders see it. */
    public SaseHome home() {
        return new SaseHome(path, settings, environment);
    }

    /** The folder of the home. */
    public Path path() {
        return path;
    }

    /** The absolute path of a file of the home. */
    public Path resolve(String file) {
        return path.resolve(file);
    }

    /** The text of a file. */
    public String read(String file) {
        return readIfPresent(file).orElseThrow(() -> new IllegalArgumentException("there is no file " + resolve(file)));
    }

    private Optional<String> readIfPresent(String file) {
        Path source = resolve(file);
        return Files.exists(source) ? Optional.of(get(() -> Files.readString(source))) : Optional.empty();
    }

    /** The content of every file of the home by its path, in path order. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        run(() -> Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                files.put(path.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                return FileVisitResult.CONTINUE;
            }
        }));
        return files;
    }

    /** Makes the files of the home exactly these; what is the same already is not touched. */
    public SaseHomeFixture restore(Map<String, byte[]> wanted) {
        Map<String, byte[]> present = files();
        present.keySet().stream().filter(file -> !wanted.containsKey(file)).forEach(this::delete);
        wanted.forEach((file, content) -> {
            if (!Arrays.equals(content, present.get(file))) {
                write(file, content);
            }
        });
        return this;
    }

    private static void run(FileStep step) {
        get(() -> {
            step.run();
            return Optional.empty();
        });
    }

    private static <T> T get(FileResult<T> result) {
        try {
            return result.get();
        } catch (IOException e) {
            throw new UncheckedIOException("the home of the test cannot be changed", e);
        }
    }

    private interface FileStep {
        void run() throws IOException;
    }

    private interface FileResult<T> {
        T get() throws IOException;
    }
}
