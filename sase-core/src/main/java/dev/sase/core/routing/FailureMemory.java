package dev.sase.core.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers for a few seconds, in a small file in the run root, that a daemon accepts and stays silent, so that other
 * processes do not
 * wait for it too. Whatever is wrong with the file counts as no memory; it never fails a read. Thread-safe.
 */
public final class FailureMemory {
    /** How long a failure is remembered. */
    public static final Duration SPAN = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(FailureMemory.class);
    private static final String FILE = "daemon-silent";
    private static final String FORMAT = "1";
    private static final int MAX_BYTES = 4096;
    private static final int MAX_MESSAGE_CHARACTERS = 500;

    private final Path file;
    private final Clock clock;

    /**
     * A memory in a run root, which need not exist.
     *
     * @param runRoot the folder of the daemon's runtime files
     * @param clock tells the time
     */
    public FailureMemory(Path runRoot, Clock clock) {
        this.file = runRoot.resolve(FILE);
        this.clock = clock;
    }

    /**
     * A failure that was met a moment ago.
     *
     * @param surface the read that met it
     * @param reason the word of the fallback reason
     * @param message what happened, for people
     * @param left for how long it is still remembered
     */
    public record Remembered(String surface, String reason, String message, Duration left) {}

    /** The failure that this or another process met a moment ago, if any. */
    public Optional<Remembered> recall() {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() < 5 || !lines.getFirst().equals(FORMAT)) {
                return Optional.empty();
            }
            Duration age = Duration.ofMillis(Math.subtractExact(clock.millis(), Long.parseLong(lines.get(1))));
            if (age.isNegative() || age.compareTo(SPAN) >= 0) {
                return Optional.empty();
            }
            return Optional.of(new Remembered(lines.get(2), lines.get(3), lines.get(4), SPAN.minus(age)));
        } catch (IOException | RuntimeException e) {
            log.debug("failure memory not readable file={}", file, e);
            return Optional.empty();
        }
    }

    /**
     * Remembers a failure.
     *
     * @param surface the read that met it
     * @param reason the word of the fallback reason
     * @param message what happened, for people
     */
    public void remember(String surface, String reason, String message) {
        String line = message.replaceAll("\\R", " ");
        String text = String.join(
                "\n",
                FORMAT,
                Long.toString(clock.millis()),
                surface,
                reason,
                line.substring(0, Math.min(line.length(), MAX_MESSAGE_CHARACTERS)),
                "");
        try {
            String unique = String.format(
                    Locale.ROOT, "%s.%d.%d", FILE, ProcessHandle.current().pid(), System.nanoTime());
            Path draft = file.resolveSibling(unique);
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | RuntimeException e) {
            log.debug("failure memory not writable file={}", file, e);
        }
    }

    /** Forgets, as a daemon does when it starts to listen. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException | RuntimeException e) {
            log.debug("failure memory not removable file={}", file, e);
        }
    }
}
