package dev.sase.surface.agents.archive;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The hash by which a bundle vouches for itself: SHA-256 over the bundle without the hash, compact, with the keys of every object in
 * code point order. Numbers count as they are written, since how a fraction is printed is its writer's choice.
 */
final class PayloadHash {
    /** The member that holds the hash. */
    static final String MEMBER = "archive_payload_sha256";

    private static final JsonFactory FACTORY = new JsonFactory();

    private PayloadHash() {}

    /**
     * The hash of a bundle's text.
     *
     * @param text one JSON object, which is known to parse
     * @return lower-case hex
     */
    static String of(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            JsonWriter writer = new JsonWriter(text.length());
            object(writer, parser, true);
            return HexFormat.of().formatHex(sha256().digest(writer.toByteArray()));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the text is not the JSON that it was", e);
        }
    }

    private static void value(JsonWriter writer, JsonParser parser, JsonToken token) {
        switch (token) {
            case START_OBJECT -> object(writer, parser, false);
            case START_ARRAY -> array(writer, parser);
            case VALUE_STRING -> writer.string(parser.getString());
            case VALUE_TRUE -> writer.bool(true);
            case VALUE_FALSE -> writer.bool(false);
            case VALUE_NULL -> writer.nullValue();
            default -> writer.raw(RawJson.of(parser.getString()));
        }
    }

    private static void object(JsonWriter writer, JsonParser parser, boolean bundle) {
        Map<String, RawJson> members = new TreeMap<>(Texts::compare);
        String name;
        while ((name = parser.nextName()) != null) {
            JsonWriter member = new JsonWriter();
            value(member, parser, parser.nextToken());
            members.put(name, member.toRawJson());
        }
        if (bundle) {
            members.remove(MEMBER);
        }
        writer.beginObject();
        members.forEach((key, json) -> writer.name(key).raw(json));
        writer.endObject();
    }

    private static void array(JsonWriter writer, JsonParser parser) {
        writer.beginArray();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            value(writer, parser, token);
        }
        writer.endArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
