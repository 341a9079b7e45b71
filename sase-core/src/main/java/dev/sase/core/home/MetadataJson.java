package dev.sase.core.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** The JSON form of {@link OwnershipMetadata}, by tokens: short-lived commands read it and data binding costs start time. */
final class MetadataJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long MAX_BYTES = 1 << 20;

    private MetadataJson() {}

    static byte[] write(OwnershipMetadata metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(new Indented(), bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("schema_version", OwnershipMetadata.SCHEMA_VERSION);
            json.writeNumberProperty("pid", metadata.pid());
            json.writeStringProperty("hostname", metadata.hostname());
            writeOptional(json, "boot_session_hint", metadata.bootSessionHint());
            writeOptional(json, "executable_path", metadata.executablePath());
            json.writeStringProperty("socket_path", metadata.socketPath());
            json.writeStringProperty("started_at", metadata.startedAt());
            json.writeStringProperty("sase_home", metadata.saseHome());
            json.writeStringProperty("build_version", metadata.buildVersion());
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void writeOptional(JsonGenerator json, String key, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(key, value.get());
        } else {
            json.writeNullProperty(key);
        }
    }

    /** Asks the generator for two blanks of indentation and a blank after the colon only. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    static MetadataReading read(Path file) {
        byte[] content;
        try {
            if (Files.size(file) > MAX_BYTES) {
                return new MetadataReading.Malformed("the file is larger than " + MAX_BYTES + " bytes");
            }
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return new MetadataReading.Absent();
        } catch (IOException e) {
            return new MetadataReading.Unreadable(e.toString());
        }
        try {
            return interpret(scalars(content));
        } catch (JacksonException e) {
            return new MetadataReading.Malformed("no JSON object: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return new MetadataReading.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The values of the top level: strings, integers, and the token of anything else; null counts as absent. */
    private static Map<String, Object> scalars(byte[] content) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no JSON object");
            }
            Map<String, Object> values = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING) {
                    values.put(key, parser.getString());
                } else if (token == JsonToken.VALUE_NUMBER_INT) {
                    values.put(key, parser.getBigIntegerValue());
                } else if (token == JsonToken.VALUE_NULL) {
                    values.remove(key);
                } else {
                    values.put(key, token);
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("text after the JSON object");
            }
            return values;
        }
    }

    private static MetadataReading interpret(Map<String, Object> values) {
        long schema = unsigned(values, "schema_version");
        if (schema != OwnershipMetadata.SCHEMA_VERSION) {
            Optional<String> host =
                    values.get("hostname") instanceof String name ? Optional.of(name) : Optional.empty();
            return new MetadataReading.OtherSchema(schema, host);
        }
        return new MetadataReading.Present(new OwnershipMetadata(
                unsigned(values, "pid"),
                string(values, "hostname"),
                optional(values, "boot_session_hint"),
                optional(values, "executable_path"),
                string(values, "socket_path"),
                string(values, "started_at"),
                string(values, "sase_home"),
                string(values, "build_version")));
    }

    private static long unsigned(Map<String, Object> values, String key) {
        if (values.get(key) instanceof BigInteger number && number.signum() >= 0 && number.bitLength() <= 32) {
            return number.longValue();
        }
        throw new IllegalArgumentException(key + " is missing or not an unsigned 32-bit number");
    }

    private static String string(Map<String, Object> values, String key) {
        if (values.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " is missing or not a string");
    }

    private static Optional<String> optional(Map<String, Object> values, String key) {
        return values.containsKey(key) ? Optional.of(string(values, key)) : Optional.empty();
    }
}
