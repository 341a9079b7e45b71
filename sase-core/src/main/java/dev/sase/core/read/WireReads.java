package dev.sase.core.read;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** The wire form of read requests and of their answers. */
public final class WireReads {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> ENVELOPE = Set.of("schema_version", "snapshot", "page", "bounded");

    private WireReads() {}

    /** The {@code data} of a read request. */
    public static RawJson requestData(ReadOperation read, ReadRequest request) {
        JsonWriter out = new JsonWriter().beginObject();
        if (read.shape() != Shape.BARE) {
            out.name("schema_version").number(1);
        }
        if (read.shape() == Shape.PAGE) {
            out.name("page")
                    .beginObject()
                    .name("schema_version")
                    .number(1)
                    .name("limit")
                    .number(request.limit());
            out.name("cursor").string(request.cursor().orElse(null)).endObject();
        }
        for (Parameter parameter : read.parameters()) {
            Object value = request.values().get(parameter.name());
            if (value != null) {
                write(out.name(parameter.name()), value);
            }
        }
        request.now().ifPresent(now -> out.name("now").string(now.toString()));
        request.folder().ifPresent(folder -> out.name("folder").string(folder.toString()));
        return out.endObject().toRawJson();
    }

    /**
     * Decodes the {@code data} of a read request. Absent, null and empty data are alike; unknown members are left alone, a null
     * member counts as absent.
     *
     * @param read the read asked for
     * @param data the data
     * @return the request
     * @throws SaseException with {@link ErrorCode#INVALID_REQUEST} when a member has the wrong type or value
     */
    public static ReadRequest ofData(ReadOperation read, Optional<JsonNode> data) {
        if (data.isEmpty() || data.get().isNull()) {
            return ReadRequest.of(read.name(), Map.of());
        }
        JsonNode object = data.get();
        if (!object.isObject()) {
            throw wrong("data", "an object", object);
        }
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : read.parameters()) {
            JsonNode value = object.get(parameter.name());
            if (value != null && !value.isNull()) {
                values.put(parameter.name(), value(parameter, value));
            }
        }
        ReadRequest request = ReadRequest.of(read.name(), Arguments.check(read, values));
        JsonNode page = object.get("page");
        if (page != null && !page.isNull()) {
            if (!page.isObject()) {
                throw wrong("page", "an object", page);
            }
            JsonNode limit = page.get("limit");
            if (limit != null && !limit.isNull()) {
                request = request.limit(Math.clamp(integer("page.limit", limit), 1, PageRequest.MAX_LIMIT));
            }
            JsonNode cursor = page.get("cursor");
            if (cursor != null && !cursor.isNull()) {
                request = request.cursor(text("page.cursor", cursor));
            }
        }
        return context(request, object);
    }

    private static ReadRequest context(ReadRequest plain, JsonNode object) {
        ReadRequest request = plain;
        JsonNode now = object.get("now");
        if (now != null && !now.isNull()) {
            try {
                request = request.now(Instant.parse(text("now", now)));
            } catch (DateTimeParseException e) {
                throw wrong("now", "an RFC 3339 time", now);
            }
        }
        JsonNode folder = object.get("folder");
        if (folder != null && !folder.isNull()) {
            try {
                request = request.folder(Path.of(text("folder", folder)));
            } catch (InvalidPathException e) {
                throw wrong("folder", "a path", folder);
            }
        }
        return request;
    }

    /**
     * Cuts the members of an answer out of a reply's data, byte for byte.
     *
     * @param read the read that was answered
     * @param data the JSON
     * @return the page
     * @throws IllegalArgumentException when the bytes are not an answer of this read's shape
     */
    public static ReadPage page(ReadOperation read, byte[] data) {
        List<Answer.Member> members = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        Optional<String> snapshot = Optional.empty();
        boolean truncated = false;
        List<String> omitted = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the answer is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (read.shape() == Shape.BARE || !ENVELOPE.contains(name)) {
                    members.add(member(parser, name, data, read));
                    continue;
                }
                Map<String, Object> inner = flat(parser);
                if (inner.get("next_cursor") instanceof String next && !next.isEmpty()) {
                    cursor = Optional.of(next);
                }
                if (inner.get("snapshot_id") instanceof String id) {
                    snapshot = Optional.of(id);
                }
                truncated |= Boolean.TRUE.equals(inner.get("truncated"));
                if (inner.get("omitted") instanceof List<?> list) {
                    list.forEach(handle -> omitted.add(String.valueOf(handle)));
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the answer is not JSON: " + e.getOriginalMessage(), e);
        }
        if (read.shape() != Shape.BARE && snapshot.isEmpty()) {
            throw new IllegalArgumentException("the answer names no snapshot");
        }
        return new ReadPage(members, cursor, truncated, omitted, snapshot);
    }

    private static Answer.Member member(JsonParser parser, String name, byte[] data, ReadOperation read) {
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        boolean rowsMember = read.shape() == Shape.PAGE && name.equals(read.rowsMember());
        if (!rowsMember || parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            parser.finishToken();
            return new Answer.Value(name, cut(data, start, end(parser)));
        }
        List<RawJson> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            parser.skipChildren();
            parser.finishToken();
            rows.add(cut(data, from, end(parser)));
        }
        return new Answer.Rows(name, rows);
    }

    private static Map<String, Object> flat(JsonParser parser) {
        Map<String, Object> members = new HashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return members;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                List<String> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(parser.getString());
                    parser.skipChildren();
                }
                members.put(name, list);
            } else if (token == JsonToken.VALUE_STRING) {
                members.put(name, parser.getString());
            } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                members.put(name, token == JsonToken.VALUE_TRUE);
            } else {
                parser.skipChildren();
            }
        }
        return members;
    }

    private static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    private static RawJson cut(byte[] data, int start, int end) {
        return new RawJson(Arrays.copyOfRange(data, start, end));
    }

    private static void write(JsonWriter out, Object value) {
        switch (value) {
            case String text -> out.string(text);
            case Long number -> out.number(number);
            case Boolean flag -> out.bool(flag);
            case List<?> list -> {
                out.beginArray();
                list.forEach(element -> out.string(String.valueOf(element)));
                out.endArray();
            }
            default -> throw new IllegalArgumentException("no wire form for " + value.getClass());
        }
    }

    private static Object value(Parameter parameter, JsonNode node) {
        return switch (parameter.type()) {
            case TEXT -> text(parameter.name(), node);
            case INTEGER -> integer(parameter.name(), node);
            case FLAG -> {
                if (!node.isBoolean()) {
                    throw wrong(parameter.name(), "true or false", node);
                }
                yield node.asBoolean();
            }
            case TEXTS -> {
                if (!node.isArray()) {
                    throw wrong(parameter.name(), "an array of texts", node);
                }
                List<String> texts = new ArrayList<>();
                node.forEach(element -> texts.add(text(parameter.name(), element)));
                yield texts;
            }
        };
    }

    private static String text(String name, JsonNode node) {
        if (!node.isString()) {
            throw wrong(name, "a text", node);
        }
        return node.asString();
    }

    private static long integer(String name, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(name, "an integer", node);
        }
        return node.asLong();
    }

    private static SaseException wrong(String name, String wanted, JsonNode found) {
        String text = found.toString();
        return new SaseException(
                ErrorCode.INVALID_REQUEST,
                "'" + name + "' has to be " + wanted + ", found "
                        + (text.length() > 80 ? text.substring(0, 80) + "…" : text));
    }
}
