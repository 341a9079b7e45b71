package dev.sase.core.read;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RowsForm;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The wire form of read requests and of their answers. */
public final class WireReads {
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
        if (request.fresh().level() != Freshness.Level.TOLD) {
            out.name("fresh").string(request.fresh().token());
        }
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
        JsonNode fresh = object.get("fresh");
        if (fresh != null && !fresh.isNull()) {
            request = request.fresh(
                    Freshness.ofToken(text("fresh", fresh)).orElseThrow(() -> wrong("fresh", Freshness.FORMS, fresh)));
        }
        return request;
    }

    /**
     * Cuts the members of an answer out of a reply's data, byte for byte. The bytes of rows and values are taken as they are.
     *
     * @param read the read that was answered
     * @param data the JSON
     * @return the page
     * @throws IllegalArgumentException when the bytes are not an answer of this read's shape
     */
    public static ReadPage page(ReadOperation read, byte[] data) {
        JsonView body = JsonView.of(new RawJson(data));
        if (!body.isObject()) {
            throw new IllegalArgumentException("the answer is not a JSON object");
        }
        Map<String, JsonView> all = body.members();
        List<Answer.Member> members = new ArrayList<>();
        all.forEach((name, value) -> {
            if (read.shape() == Shape.BARE || !ENVELOPE.contains(name)) {
                members.add(member(read, name, value));
            }
        });
        if (read.shape() == Shape.BARE) {
            return new ReadPage(members, Optional.empty(), false, List.of(), Optional.empty());
        }
        Optional<String> snapshot = inner(all, "snapshot", "snapshot_id").flatMap(JsonView::string);
        if (snapshot.isEmpty()) {
            throw new IllegalArgumentException("the answer names no snapshot");
        }
        Optional<String> cursor =
                inner(all, "page", "next_cursor").flatMap(JsonView::string).filter(text -> !text.isEmpty());
        boolean truncated =
                inner(all, "bounded", "truncated").flatMap(JsonView::bool).orElse(false);
        List<String> omitted = inner(all, "bounded", "omitted").stream()
                .flatMap(list -> list.elements().stream())
                .flatMap(handle -> handle.string().stream())
                .toList();
        return new ReadPage(members, cursor, truncated, omitted, snapshot);
    }

    private static Optional<JsonView> inner(Map<String, JsonView> members, String name, String inner) {
        return Optional.ofNullable(members.get(name))
                .filter(JsonView::isObject)
                .map(object -> object.members().get(inner));
    }

    private static Answer.Member member(ReadOperation read, String name, JsonView value) {
        if (read.shape() != Shape.PAGE || !name.equals(read.rowsMember())) {
            return new Answer.Value(name, value.toRawJson());
        }
        Optional<JsonView> rows = read.rowsForm() != RowsForm.ARRAY && value.isObject()
                ? Optional.ofNullable(value.members().get(name))
                : Optional.of(value);
        return rows.filter(JsonView::isArray)
                .<Answer.Member>map(array -> new Answer.Rows(
                        name, array.elements().stream().map(JsonView::toRawJson).toList()))
                .orElseGet(() -> new Answer.Value(name, value.toRawJson()));
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
