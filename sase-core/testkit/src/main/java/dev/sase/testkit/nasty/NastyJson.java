package dev.sase.testkit.nasty;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of both record types: the same members in files and in the store, where files lack the scope. */
final class NastyJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private NastyJson() {}

    static final RecordCodec<NastyRecord> RECORDS = new RecordCodec<>() {
        @Override
        public RawJson encode(NastyRecord record) {
            return NastyJson.encode(record);
        }

        @Override
        public NastyRecord decode(RawJson json) {
            JsonNode node = parse(json.text());
            return record(node, text(node, "store"));
        }
    };

    static final RecordCodec<NastyLabel> LABELS = new RecordCodec<>() {
        @Override
        public RawJson encode(NastyLabel label) {
            return NastyJson.encode(label);
        }

        @Override
        public NastyLabel decode(RawJson json) {
            JsonNode node = parse(json.text());
            return label(node, text(node, "store"));
        }
    };

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static boolean isLabel(JsonNode node) {
        return node.has("name");
    }

    static NastyRecord record(JsonNode node, String store) {
        return new NastyRecord(
                text(node, "id"),
                store,
                text(node, "title"),
                optionalText(node, "note"),
                number(node, "rank"),
                node.has("due") ? Long.valueOf(number(node, "due")) : null,
                flag(node, "open"),
                node.has("starred") ? Boolean.valueOf(flag(node, "starred")) : null,
                text(node, "body"),
                texts(node, "needs"),
                texts(node, "labels"));
    }

    static NastyLabel label(JsonNode node, String store) {
        return new NastyLabel(text(node, "name"), store, optionalText(node, "colour"), number(node, "weight"));
    }

    private static RawJson encode(NastyRecord record) {
        JsonWriter writer = new JsonWriter(256 + record.body().length());
        writer.beginObject().name("id").string(record.id()).name("store").string(record.store());
        writer.name("title").string(record.title());
        if (record.note() != null) {
            writer.name("note").string(record.note());
        }
        writer.name("rank").number(record.rank());
        if (record.due() != null) {
            writer.name("due").number(record.due().longValue());
        }
        writer.name("open").bool(record.open());
        if (record.starred() != null) {
            writer.name("starred").bool(record.starred());
        }
        writer.name("body").string(record.body());
        writer.name("needs").strings(record.needs()).name("labels").strings(record.labels());
        return writer.endObject().toRawJson();
    }

    private static RawJson encode(NastyLabel label) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject().name("name").string(label.name()).name("store").string(label.store());
        if (label.colour() != null) {
            writer.name("colour").string(label.colour());
        }
        return writer.name("weight").number(label.weight()).endObject().toRawJson();
    }

    private static String text(JsonNode node, String name) {
        String text = optionalText(node, name);
        if (text == null) {
            throw new IllegalArgumentException("the member '" + name + "' is missing");
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new IllegalArgumentException("the member '" + name + "' is not a text");
        }
        return value.stringValue();
    }

    private static long number(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.canConvertToLong()) {
            throw new IllegalArgumentException("the member '" + name + "' is not a whole number");
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            throw new IllegalArgumentException("the member '" + name + "' is not true or false");
        }
        return value.booleanValue();
    }

    private static List<String> texts(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            throw new IllegalArgumentException("the member '" + name + "' is not a list");
        }
        Stream<JsonNode> elements = value.values().stream();
        return elements.map(JsonNode::stringValue).toList();
    }
}
