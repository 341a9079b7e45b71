package dev.sase.surface.changespecs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder with test data that the system property {@code sase.shared.data} names; without it a test is skipped. */
final class SharedData {
    private static final JsonMapper MAPPER = new JsonMapper();

    private SharedData() {}

    static Path folder() {
        String folder = System.getProperty("sase.shared.data", "");
        assumeTrue(!folder.isEmpty(), "the property sase.shared.data names no folder with test data");
        Path data = Path.of(folder).resolve("changespecs");
        assumeTrue(Files.isDirectory(data), "there is no folder " + data);
        return data;
    }

    static String text(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        return MAPPER.readTree(text(file));
    }

    /** The records as their JSON has them. */
    static JsonNode records(List<ChangeSpec> specs) {
        return MAPPER.readTree("["
                + String.join(
                        ",",
                        specs.stream().map(spec -> SpecJson.spec(spec).text()).toList()) + "]");
    }

    /** Compact JSON with the keys as they come, so that their order is compared too. */
    static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
