package dev.sase.core.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A node of a configuration file that remembers where it was written. Immutable. */
sealed interface Setting {
    /** Where a node begins. */
    record Place(Path file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    Place place();

    /** What a reader of a message calls this node. */
    default String found() {
        return switch (this) {
            case Mapping _ -> "a map";
            case Sequence _ -> "a list";
            case Nothing _ -> "nothing";
            case Scalar(String text, Place _) -> "the text \"" + text + "\"";
            case Scalar(Object value, Place _) -> value.toString();
        };
    }

    /** Names with values, in file order. */
    record Mapping(Map<String, Setting> entries, Place place) implements Setting {
        /** The node at a path of names; empty where it or a map on the way is missing. */
        Optional<Setting> at(String path) {
            Setting node = this;
            for (String name : path.split("\\.", -1)) {
                if (!(node instanceof Mapping map) || !map.entries.containsKey(name)) {
                    return Optional.empty();
                }
                node = map.entries.get(name);
            }
            return Optional.of(node);
        }
    }

    /** Items in file order. */
    record Sequence(List<Setting> items, Place place) implements Setting {}

    /** A String, Boolean or Double. */
    record Scalar(Object value, Place place) implements Setting {}

    /** An empty value, which counts as unset. */
    record Nothing(Place place) implements Setting {}

    /**
     * This layer with a stronger one on it: maps merge deeply, scalars replace.
     *
     * @param stronger the layer above
     * @param replaceLists whether a list of the stronger layer replaces the weaker list instead of following it
     */
    default Setting under(Setting stronger, boolean replaceLists) {
        if (this instanceof Mapping weak && stronger instanceof Mapping strong) {
            Map<String, Setting> merged = new LinkedHashMap<>(weak.entries);
            strong.entries.forEach((name, setting) -> merged.merge(name, setting, (a, b) -> a.under(b, replaceLists)));
            return new Mapping(merged, strong.place);
        }
        if (this instanceof Sequence weak && stronger instanceof Sequence strong && !replaceLists) {
            List<Setting> joined =
                    Stream.concat(weak.items.stream(), strong.items.stream()).toList();
            return new Sequence(joined, strong.place);
        }
        return stronger;
    }
}
