package dev.sase.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What happens to the file of a store, by the hand of somebody else. */
enum StoreDamage {
    TRUNCATED_TO_NOTHING,
    TRUNCATED_TO_HALF,
    ONE_PAGE_SHORT,
    NOISE,
    NOISE_IN_HEADER,
    NOISE_IN_MIDDLE,
    /** The file of another home in its place. */
    OF_ANOTHER_HOME,
    /** A file of an earlier time in its place. */
    OLDER,
    DELETED;

    private static final int PAGE = 4096;

    /** Whether the suite does it; all are done with {@code -Dsase.torture=true}. */
    boolean isInSuite() {
        return Boolean.getBoolean("sase.torture") || this == TRUNCATED_TO_HALF || this == NOISE || this == OLDER;
    }

    static RandomGenerator random() {
        long seed = Long.getLong("sase.kit.seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println("seed of the noise: -Dsase.kit.seed=" + seed);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * Damages a file where it lies, or puts another one in its place.
     *
     * @param other the file of another home
     * @param older an earlier copy of the file
     */
    void strike(Path file, Path other, Path older) throws IOException {
        long size = Files.size(file);
        switch (this) {
            case TRUNCATED_TO_NOTHING -> truncate(file, 0);
            case TRUNCATED_TO_HALF -> truncate(file, size / 2 / PAGE * PAGE);
            case ONE_PAGE_SHORT -> truncate(file, size - PAGE);
            case NOISE -> noise(file, 0, size);
            case NOISE_IN_HEADER -> noise(file, 0, 100);
            case NOISE_IN_MIDDLE -> noise(file, size / 2 / PAGE * PAGE, 3 * PAGE);
            case OF_ANOTHER_HOME -> replace(file, other);
            case OLDER -> replace(file, older);
            case DELETED -> Files.delete(file);
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void noise(Path file, long from, long length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(length)];
        random().nextBytes(bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), from);
        }
    }

    private static void replace(Path file, Path with) throws IOException {
        Path fresh = Files.copy(with, file.resolveSibling("fresh"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
