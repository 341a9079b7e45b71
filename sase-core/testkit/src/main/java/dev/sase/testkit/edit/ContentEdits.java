package dev.sase.testkit.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Edits of what is in a file. */
final class ContentEdits {
    private static final Saving[] SAVINGS = Saving.values();

    private final TextEdits texts;
    private final RandomGenerator random;

    ContentEdits(RandomGenerator random) {
        this.texts = new TextEdits(random);
        this.random = random;
    }

    /** Edits a file; what was done is the result, empty for nothing. */
    String change(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> letters(file, content);
            case 3, 4 -> saved(file, texts.words(content), "words changed");
            case 5, 6 -> appended(file, texts.more(content));
            case 7 -> saved(file, texts.fewer(content), "lines removed");
            case 8 -> saved(file, texts.moved(content), "lines moved");
            case 9 -> saved(file, texts.ends(content), "line ends changed");
            case 10 -> saved(file, texts.torn(content), "cut short");
            default -> unchanged(file, content);
        };
    }

    /** A few bytes are written over: the size stays, and the file is the same one. */
    private String letters(Path file, byte[] content) throws IOException {
        if (!texts.letter(content)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            int _ = channel.write(ByteBuffer.wrap(content), 0);
        }
        return "letter changed in place";
    }

    private static String appended(Path file, byte[] more) throws IOException {
        if (more.length == 0) {
            return "";
        }
        Files.write(file, more, StandardOpenOption.APPEND);
        return "line appended";
    }

    private String saved(Path file, byte[] content, String what) throws IOException {
        Saving saving = SAVINGS[random.nextInt(SAVINGS.length)];
        saving.save(file, content);
        return what + ", " + saving.text();
    }

    private String unchanged(Path file, byte[] content) throws IOException {
        if (random.nextBoolean()) {
            return saved(file, content, "nothing changed");
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return "touched";
    }
}
