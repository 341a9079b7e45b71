package dev.sase.surface.agents.archive;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds bundles where they may lie: {@code *.json} in the archive's folder and in its shards {@code YYYYMM}, and
 * {@code <folder>/bundle.json} in a shard. The names decide, so that no bundle has to be looked at one by one.
 */
final class BundleFiles {
    private static final Pattern SHARD = Pattern.compile("[0-9]{6}");
    private static final String EXTENSION = ".json";

    private BundleFiles() {}

    /** The bundles below a folder, in no order. */
    static List<Path> in(Path archive) throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (Path entry : entries(archive)) {
            String name = nameOf(entry);
            if (name.endsWith(EXTENSION)) {
                bundles.add(entry);
            } else if (SHARD.matcher(name).matches()) {
                addShard(entry, bundles);
            }
        }
        return bundles;
    }

    private static void addShard(Path shard, List<Path> bundles) throws IOException {
        for (Path entry : entries(shard)) {
            if (nameOf(entry).endsWith(EXTENSION)) {
                bundles.add(entry);
            } else {
                Path inner = entry.resolve("bundle.json");
                if (Files.exists(inner)) {
                    bundles.add(inner);
                }
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        return entries;
    }

    private static String nameOf(Path path) {
        return Texts.wellFormed(String.valueOf(path.getFileName()));
    }
}
