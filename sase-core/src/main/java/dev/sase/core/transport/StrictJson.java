package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Checks that bytes from a stranger are one JSON value, before anything walks them. Thread-safe. */
final class StrictJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StrictJson() {}

    /** What is wrong with the bytes, or empty if they are exactly one JSON value in UTF-8 without a byte order mark. */
    static Optional<String> problem(RawJson json) {
        byte[] bytes = json.bytes();
        // The parser would also take UTF-16, UTF-32 and a byte order mark.
        if (bytes.length == 0) {
            return Optional.of("there is no JSON");
        }
        if (bytes[0] <= 0 || bytes.length > 1 && bytes[1] == 0) {
            return Optional.of("the text is not plain UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == null) {
                return Optional.of("there is no JSON");
            }
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.empty() : Optional.of("something follows the JSON value");
        } catch (JacksonException e) {
            return Optional.of("not JSON: " + e.getOriginalMessage());
        }
    }
}
