package dev.sase.core.registry;

import dev.sase.spi.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of the allowed jars, one jar a line. */
final class AllowedJarsJson {
    private static final int SCHEMA_VERSION = 1;

    private AllowedJarsJson() {}

    static byte[] write(List<AllowedJar> jars) {
        StringBuilder text = new StringBuilder("{\"schema_version\":" + SCHEMA_VERSION + ",\"jars\":[");
        for (int i = 0; i < jars.size(); i++) {
            text.append(i == 0 ? "\n" : ",\n").append(line(jars.get(i)));
        }
        return text.append("\n]}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(AllowedJar jar) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("path").string(jar.path().toString());
        json.name("sha256").string(jar.sha256());
        json.name("surfaces").beginArray();
        for (SurfaceIdentity surface : jar.surfaces()) {
            json.beginObject();
            json.name("id").string(surface.id());
            json.name("title").string(surface.title());
            json.name("nouns").strings(surface.nouns());
            json.name("class").string(surface.className());
            json.name("version").string(surface.version().orElse(null));
            json.endObject();
        }
        return json.endArray().endObject().toRawJson().text();
    }

    /**
     * Reads the list.
     *
     * @throws JacksonException if it is no JSON
     * @throws IllegalArgumentException if it is not this list
     */
    static List<AllowedJar> read(byte[] content) {
        JsonNode root = JsonMapper.shared().readTree(content);
        if (root.path("schema_version").asInt(0) != SCHEMA_VERSION
                || !root.path("jars").isArray()) {
            throw new IllegalArgumentException("it has no list of jars of schema version " + SCHEMA_VERSION);
        }
        List<AllowedJar> jars = new ArrayList<>();
        for (JsonNode jar : root.path("jars")) {
            List<SurfaceIdentity> surfaces = new ArrayList<>();
            for (JsonNode surface : jar.path("surfaces")) {
                List<String> nouns = new ArrayList<>();
                surface.path("nouns").forEach(noun -> nouns.add(text(noun)));
                surfaces.add(new SurfaceIdentity(
                        text(surface.path("id")),
                        text(surface.path("title")),
                        nouns,
                        text(surface.path("class")),
                        Optional.of(surface.path("version"))
                                .filter(JsonNode::isString)
                                .map(JsonNode::stringValue)));
            }
            jars.add(new AllowedJar(path(text(jar.path("path"))), text(jar.path("sha256")), surfaces));
        }
        return jars;
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("a text is missing");
        }
        return node.stringValue();
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException _) {
            // Refused below like a relative one.
        }
        throw new IllegalArgumentException("'" + text + "' is no full path");
    }
}
