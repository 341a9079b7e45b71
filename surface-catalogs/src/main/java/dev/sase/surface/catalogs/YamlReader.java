package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document, schema "core", by events. As aliases are written out, a small text can stand for an enormous tree: the
 * number of values and their depth are limited. An alias inside of what it names is refused. Confined to one thread.
 */
final class YamlReader {
    /** The most values of a document, aliases written out. */
    static final int MAX_VALUES = 100_000;

    /** The deepest nesting. */
    static final int MAX_DEPTH = 100;

    private record Named(Yaml value, int values) {}

    private final SourceLines lines;
    private final Iterator<Event> events;
    private final Map<Anchor, Named> named = new HashMap<>();
    private int values;

    private YamlReader(String text) {
        lines = new SourceLines(text);
        events = new Parse(settings(text)).parseString(text).iterator();
    }

    /** The whole text in one buffer: a pair of surrogates across the end of a smaller one fails in the library. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(FileBytes.MAX_BYTES + 1)
                .setBufferSize(text.length() + 2)
                .build();
    }

    /**
     * Reads a document.
     *
     * @return its value; nothing for a text without a document
     * @throws UnusableYamlException if it is no YAML, holds several documents or breaks a limit
     */
    static Yaml read(String text) throws UnusableYamlException {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYamlEngineException e) {
            int line =
                    e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0);
            throw new UnusableYamlException(line + 1, oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UnusableYamlException(1, oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static String oneLine(String message) {
        String line = message.lines().findFirst().orElse("no reason given").strip();
        return Texts.wellFormed(line.length() > 160 ? line.substring(0, 160) + "…" : line);
    }

    private Yaml document() throws UnusableYamlException {
        Yaml value = new Yaml.Scalar(Yaml.Type.NOTHING, "", 1);
        boolean found = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                if (found) {
                    throw new UnusableYamlException(line(event), "it holds more than one document");
                }
                found = true;
                value = value(event, 0);
            }
        }
        return value;
    }

    private Yaml value(Event event, int depth) throws UnusableYamlException {
        int before = values++;
        require(event, depth);
        Yaml value = switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> Scalars.of(scalar, line(scalar));
            case SequenceStartEvent start -> new Yaml.Sequence(items(depth), line(start));
            case MappingStartEvent start -> new Yaml.Mapping(entries(depth), line(start));
            default -> throw new UnusableYamlException(line(event), "a value is missing");
        };
        if (!(event instanceof AliasEvent) && event instanceof NodeEvent node) {
            int size = values - before;
            node.getAnchor().ifPresent(anchor -> named.put(anchor, new Named(value, size)));
        }
        return value;
    }

    private Yaml alias(AliasEvent alias) throws UnusableYamlException {
        Named target = named.get(alias.getAlias());
        if (target == null) {
            throw new UnusableYamlException(
                    line(alias), "the alias '*" + alias.getAlias() + "' names nothing that is complete before it");
        }
        values += target.values();
        require(alias, 0);
        return target.value();
    }

    private void require(Event event, int depth) throws UnusableYamlException {
        if (values > MAX_VALUES) {
            throw new UnusableYamlException(
                    line(event), "it stands for more than " + MAX_VALUES + " values, aliases written out");
        }
        if (depth > MAX_DEPTH) {
            throw new UnusableYamlException(line(event), "it is nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private List<Yaml> items(int depth) throws UnusableYamlException {
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return items;
    }

    private List<Yaml.Entry> entries(int depth) throws UnusableYamlException {
        List<Yaml.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Optional<String> key = Yaml.text(value(event, depth + 1));
            entries.add(new Yaml.Entry(key, range(event), value(events.next(), depth + 1)));
        }
        return entries;
    }

    private TextRange range(Event event) {
        Optional<Mark> start = event.getStartMark();
        Optional<Mark> end = event.getEndMark();
        return new TextRange(
                start.map(Mark::getLine).orElse(0),
                start.map(this::column).orElse(0),
                end.map(Mark::getLine).orElse(0),
                end.map(this::column).orElse(0));
    }

    private int column(Mark mark) {
        return lines.utf16Column(mark.getLine(), mark.getColumn());
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
