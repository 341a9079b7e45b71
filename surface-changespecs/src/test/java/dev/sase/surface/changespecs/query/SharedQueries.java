package dev.sase.surface.changespecs.query;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of the folder that the system property {@code sase.shared.data} names. */
final class SharedQueries {
    private static final JsonMapper MAPPER = new JsonMapper();

    private SharedQueries() {}

    /** A file of the folder; the test is skipped when there is no folder. */
    static Path file(String name) {
        String folder = System.getProperty("sase.shared.data", "");
        assumeTrue(!folder.isEmpty(), "the property sase.shared.data names no folder with test data");
        Path file = Path.of(folder).resolve("changespecs").resolve(name);
        assumeTrue(Files.exists(file), "there is no file " + file);
        return file;
    }

    static List<JsonNode> cases(String name) {
        return MAPPER.readTree(file(name).toFile()).valueStream().toList();
    }

    static JsonNode json(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }
}
