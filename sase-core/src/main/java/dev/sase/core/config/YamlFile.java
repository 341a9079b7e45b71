package dev.sase.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLAnchorReplayingFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads one YAML file into {@link Setting}s by tokens, which keep their lines. The only class here that loads YAML classes, so a
 * command without configuration files does not pay for them.
 *
 * <p>Aliases and merge keys are written out by the parser. As a small file can thus stand for an enormous tree, the number of
 * values, their depth and the size of the file are limited, on top of the parser's own limits.
 */
final class YamlFile {
    static final int MAX_BYTES = 4 << 20;
    static final int MAX_NODES = 200_000;
    static final int MAX_DEPTH = 100;

    /** A file that cannot be used; the message names file, line and reason. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    private final Source source;
    private final JsonParser parser;
    private int nodes;

    private YamlFile(Source source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** Where the bytes come from. */
    interface Bytes {
        /** At most {@link #MAX_BYTES} and one more. */
        byte[] read() throws IOException;
    }

    /**
     * Reads a file.
     *
     * @return its map; empty for an empty file
     * @throws UnusableException if it cannot be read, is no YAML, holds several documents or something else than a map
     */
    static Setting.Mapping read(Path file, Layer layer) throws UnusableException {
        return read(Source.of(file, layer), () -> {
            try (InputStream stream = Files.newInputStream(file)) {
                return stream.readNBytes(MAX_BYTES + 1);
            }
        });
    }

    /**
     * Reads bytes.
     *
     * @param source what messages call them
     * @return their map; empty if there are none
     * @throws UnusableException if they cannot be read, are no YAML, hold several documents or something else than a map
     */
    static Setting.Mapping read(Source source, Bytes bytes) throws UnusableException {
        String text = text(source, bytes);
        try (JsonParser parser = factory(text).createParser(ObjectReadContext.empty(), text)) {
            return new YamlFile(source, parser).document();
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String place = location == null || location.getLineNr() < 1
                    ? source.name()
                    : source.name() + ":" + location.getLineNr();
            throw new UnusableException(place + ": no valid YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    /** The whole text in one buffer: a pair of surrogates across the end of a smaller one fails in the library. */
    private static YAMLFactory factory(String text) {
        return YAMLAnchorReplayingFactory.builder()
                .loadSettings(
                        LoadSettings.builder().setBufferSize(text.length() + 2).build())
                .build();
    }

    private static String text(Source source, Bytes origin) throws UnusableException {
        try {
            byte[] bytes = origin.read();
            if (bytes.length > MAX_BYTES) {
                throw new UnusableException(source.name() + ": larger than " + MAX_BYTES + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new UnusableException(source.name() + ": not UTF-8");
        } catch (IOException e) {
            throw new UnusableException(source.name() + ": cannot be read (" + e + ")");
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "no reason given"
                : message.lines()
                        .map(String::strip)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
    }

    private Setting.Mapping document() throws UnusableException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Setting.Mapping(Map.of(), new Setting.Place(source, 1));
        }
        Setting root = value(first, 0);
        if (parser.nextToken() != null) {
            throw problem("holds more than one document");
        }
        return switch (root) {
            case Setting.Mapping map -> map;
            case Setting.Nothing(Setting.Place place) -> new Setting.Mapping(Map.of(), place);
            case Setting.Sequence _, Setting.Scalar _ ->
                throw new UnusableException(root.place() + ": holds " + root.found() + " where a map is wanted");
        };
    }

    private Setting value(JsonToken token, int depth) throws UnusableException {
        nodes++;
        if (nodes > MAX_NODES) {
            throw problem("stands for more than " + MAX_NODES + " values, aliases written out");
        }
        if (depth > MAX_DEPTH) {
            throw problem("nested deeper than " + MAX_DEPTH + " levels");
        }
        Setting.Place place = place();
        return switch (token) {
            case START_OBJECT -> new Setting.Mapping(entries(depth), place);
            case START_ARRAY -> new Setting.Sequence(items(depth), place);
            case VALUE_NULL -> new Setting.Nothing(place);
            case VALUE_TRUE -> new Setting.Scalar(true, place);
            case VALUE_FALSE -> new Setting.Scalar(false, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Setting.Scalar(parser.getNumberValue().doubleValue(), place);
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> new Setting.Scalar(parser.getString(), place);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME -> throw problem("unexpected end");
        };
    }

    private Map<String, Setting> entries(int depth) throws UnusableException {
        Map<String, Setting> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            entries.put(name, value(parser.nextToken(), depth + 1));
        }
        return entries;
    }

    private List<Setting> items(int depth) throws UnusableException {
        List<Setting> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return items;
    }

    private Setting.Place place() {
        return new Setting.Place(
                source, Math.max(1, parser.currentTokenLocation().getLineNr()));
    }

    private UnusableException problem(String what) {
        return new UnusableException(place() + ": " + what);
    }
}
