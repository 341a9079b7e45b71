package dev.sase.surface.agents.archive;

import dev.sase.surface.agents.InvalidJsonException;
import dev.sase.surface.agents.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads whole small files: bytes, text and JSON. A file that is not there is empty, one that is unusable a {@link SourceProblem}. */
public final class SourceFiles {
    /** The most bytes that a file may have. */
    public static final long LARGEST = 64L * 1024 * 1024;

    private SourceFiles() {}

    /**
     * The bytes of a regular file.
     *
     * @param file the file; links are followed
     * @return the bytes, or empty when the file is not there
     * @throws SourceProblem if it is no regular file, too large or cannot be read
     */
    public static Optional<byte[]> read(Path file) throws SourceProblem {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw SourceProblem.in(file, "not_a_file", "there is something here that is no regular file");
            }
            if (attributes.size() > LARGEST) {
                throw SourceProblem.in(file, "oversized_file", "the file has more than " + LARGEST + " bytes");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (isBelowAFile(file)) {
                return Optional.empty();
            }
            throw SourceProblem.in(file, "unreadable", "the file cannot be read: " + e);
        } catch (IOException e) {
            throw SourceProblem.in(file, "unreadable", "the file cannot be read: " + e);
        }
    }

    /** The text of bytes that have to be UTF-8. */
    public static String text(Path file, byte[] bytes) throws SourceProblem {
        try {
            return Json.utf8(bytes);
        } catch (CharacterCodingException _) {
            throw SourceProblem.in(file, "not_utf8", "the file is not UTF-8");
        }
    }

    /** The one JSON value in the bytes. Of a repeated key the last value counts. */
    public static JsonNode json(Path file, byte[] bytes) throws SourceProblem {
        try {
            return Json.parse(bytes);
        } catch (InvalidJsonException e) {
            throw SourceProblem.at(file, e.line(), "invalid_json", "this is not JSON: " + e.getMessage());
        }
    }

    /** The JSON object in the bytes. */
    public static JsonNode object(Path file, byte[] bytes) throws SourceProblem {
        JsonNode node = json(file, bytes);
        if (!node.isObject()) {
            throw SourceProblem.in(file, "invalid_record", "the file does not hold an object");
        }
        return node;
    }

    /** Whether a folder of the path is a file, so that nothing can be there. */
    private static boolean isBelowAFile(Path file) {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return !Files.isDirectory(above);
            }
        }
        return false;
    }
}
