package dev.sase.testkit.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.random.RandomGenerator;

/** Files that come, go, and get other names. */
final class NameEdits {
    private static final Saving[] SAVINGS = Saving.values();

    private final HomeFiles files;
    private final RandomGenerator random;

    NameEdits(HomeFiles files, RandomGenerator random) {
        this.files = files;
        this.random = random;
    }

    /** Changes what a file is called; what was done is the result, empty for nothing. */
    String change(Path file) throws IOException {
        if (files.isCrowded() && !files.wasThere(file)) {
            return remove(file);
        }
        return switch (random.nextInt(4)) {
            case 0 -> remove(file);
            case 1 -> rename(file);
            case 2 -> takePlace(file);
            default -> copy(file);
        };
    }

    /** Makes a file what it was in the beginning, where its folder is there. */
    String restore(Path file) throws IOException {
        if (Files.exists(file)) {
            Saving saving = SAVINGS[random.nextInt(SAVINGS.length)];
            saving.save(file, files.original(file));
            return "restored, " + saving.text();
        }
        if (!Files.isDirectory(file.resolveSibling("."))) {
            return "";
        }
        Files.write(file, files.original(file));
        files.added(file);
        return "made again";
    }

    /** Makes all files what they were in the beginning. */
    void restoreAll() throws IOException {
        for (Path file : files.all()) {
            if (!files.wasThere(file)) {
                String _ = remove(file);
            }
        }
        for (Path file : files.allOriginals()) {
            String _ = restore(file);
        }
    }

    private String remove(Path file) throws IOException {
        Files.delete(file);
        files.removed(file);
        return "removed";
    }

    private String rename(Path file) throws IOException {
        Path target = sibling(file);
        if (Files.exists(target)) {
            return "";
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        files.removed(file);
        files.added(target);
        return "renamed to " + target.getFileName();
    }

    /** A copy of another file of the same kind, with its times, takes the place of one. */
    private String takePlace(Path file) throws IOException {
        Path other = files.any(random).orElse(file);
        if (other.equals(file) || !suffix(other).equals(suffix(file))) {
            return "";
        }
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.copy(other, next, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return "replaced by a copy of " + files.name(other);
    }

    private String copy(Path file) throws IOException {
        Path target = sibling(file);
        if (Files.exists(target) || files.isCrowded()) {
            return "";
        }
        Files.copy(file, target);
        files.added(target);
        return "copied to " + target.getFileName();
    }

    /** Another name of the same kind. */
    private Path sibling(Path file) {
        String name = file.getFileName().toString();
        String suffix = suffix(file);
        String stem = name.substring(0, name.length() - suffix.length());
        String more = Integer.toString(random.nextInt(10));
        return file.resolveSibling(
                random.nextBoolean() || stem.length() < 2
                        ? stem + more + suffix
                        : stem.substring(0, stem.length() - 1) + more + suffix);
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }
}
