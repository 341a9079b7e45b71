package dev.sase.surface.changespecs;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Reads a project file line by line, twice: what the whole file decides has to be known before its first ChangeSpec is delivered,
 * which are its generation, the project's display name, and whether it is UTF-8 at all. A file that is not has no ChangeSpecs.
 */
public final class ProjectFile {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ProjectFile() {}

    /** Where the bytes of a file come from, once for each pass. */
    @FunctionalInterface
    public interface Content {
        /** Opens the file at its beginning. */
        InputStream open() throws IOException;
    }

    /**
     * Reads the file of a home.
     *
     * @param file the absolute path
     * @param projectId the name of its folder
     * @param specs takes each ChangeSpec with its first line
     * @param diagnostics takes what was wrong
     * @throws IOException if the file exists but cannot be read
     */
    static void load(Path file, String projectId, ObjLongConsumer<ChangeSpec> specs, Consumer<Diagnostic> diagnostics)
            throws IOException {
        try {
            String updatedAt =
                    MILLISECONDS.format(Files.getLastModifiedTime(file).toInstant());
            Content content = () -> Files.newInputStream(file);
            Optional<FileFacts> facts = FileFacts.of(content, file, diagnostics);
            if (facts.isPresent()) {
                SpecSource source = new SpecSource(
                        projectId,
                        Texts.wellFormed(file.toString()),
                        facts.get().generation(),
                        facts.get().displayName(),
                        updatedAt);
                parse(content, new SpecParser(source, facts.get().claims(), specs));
            }
        } catch (NoSuchFileException _) {
            // It vanished since it was discovered, and its ChangeSpecs with it.
        } catch (IOException e) {
            throw new IOException("the project file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the ChangeSpecs of a file whose generation is known, without the claims of workspaces. Lines that are not UTF-8 are passed
     * over.
     *
     * @param content the file
     * @param source what is known of it
     * @param specs takes each ChangeSpec with its first line
     * @throws IOException if the file cannot be read
     */
    public static void parse(Content content, SpecSource source, ObjLongConsumer<ChangeSpec> specs) throws IOException {
        parse(content, new SpecParser(source, Map.of(), specs));
    }

    private static void parse(Content content, SpecParser parser) throws IOException {
        try (InputStream in = content.open()) {
            Utf8Lines.read(in, new Utf8Lines.Sink() {
                @Override
                public void line(long number, String text) {
                    parser.line(number, text);
                }

                @Override
                public void malformed(long number) {
                    // Found and reported by the first pass.
                }

                @Override
                public void oversized(long number) {
                    // Found and reported by the first pass.
                }
            });
        }
        parser.finish();
    }
}
