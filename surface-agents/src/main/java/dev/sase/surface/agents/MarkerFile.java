package dev.sase.surface.agents;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of one file of a run. What keeps it from being read is a diagnostic, never an exception: a bad file hides no run.
 *
 * @param exists whether the file was there
 * @param content what it holds, when that could be read
 * @param <T> the type of the content
 */
record MarkerFile<T>(boolean exists, Optional<T> content) {
    /** Beyond this a file is not read: no writer of markers makes one as large. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Reads a file that holds one JSON array. */
    static MarkerFile<JsonNode> array(Path file, RecordSink sink) {
        return read(file, sink, bytes -> required(Json.parse(bytes), JsonNode::isArray, "array"));
    }

    /** Reads a file that holds one JSON object. */
    static MarkerFile<JsonNode> object(Path file, RecordSink sink) {
        return read(file, sink, bytes -> required(Json.parse(bytes), JsonNode::isObject, "object"));
    }

    private static JsonNode required(JsonNode value, Predicate<JsonNode> wanted, String what)
            throws InvalidJsonException {
        if (!wanted.test(value)) {
            throw new InvalidJsonException(0, "the file holds no JSON " + what);
        }
        return value;
    }

    /** Reads a file of text. */
    static MarkerFile<String> text(Path file, RecordSink sink) {
        return read(file, sink, Json::utf8);
    }

    private interface Parser<T> {
        T parse(byte[] bytes) throws InvalidJsonException, IOException;
    }

    private static <T> MarkerFile<T> read(Path file, RecordSink sink, Parser<T> parser) {
        Diagnostic problem;
        try {
            byte[] bytes = bytes(file);
            if (bytes != null) {
                return new MarkerFile<>(true, Optional.of(parser.parse(bytes)));
            }
            problem = Diagnostic.corrupt("too_large", file, 0, "the file has more than " + MAX_BYTES + " bytes");
        } catch (NoSuchFileException e) {
            return new MarkerFile<>(false, Optional.empty());
        } catch (InvalidJsonException e) {
            problem = Diagnostic.corrupt("invalid_json", file, e.line(), String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            problem = Diagnostic.corrupt("not_utf8", file, 0, "the file is not UTF-8");
        } catch (IOException e) {
            problem = Diagnostic.corrupt("unreadable_file", file, 0, "the file cannot be read: " + e.getMessage());
        }
        sink.diagnostic(problem);
        return new MarkerFile<>(true, Optional.empty());
    }

    private static byte @Nullable [] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : bytes;
        }
    }
}
