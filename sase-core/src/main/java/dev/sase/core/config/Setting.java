package dev.sase.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A node of a configuration file that remembers where it was written. Immutable. */
sealed interface Setting {
    /** Where a node begins. */
    record Place(Source source, int line) {
        @Override
        public String toString() {
            return source.name() + ":" + line;
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

        /** The same map without the node at a path of names. */
        Mapping without(String path) {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            Map<String, Setting> others = new LinkedHashMap<>(entries);
            if (dot < 0) {
                others.remove(name);
            } else if (others.get(name) instanceof Mapping map) {
                others.put(name, map.without(path.substring(dot + 1)));
            }
            return new Mapping(others, place);
        }
    }

    /** Items in file order. */
    record Sequence(List<Setting> items, Place place) implements Setting {}

    /** A String, Boolean or Double. */
    record Scalar(Object value, Place place) implements Setting {}

    /** An empty value, which counts as unset. */
    record Nothing(Place place) implements Setting {}

    /**
     * This layer with a stronger one on it: maps merge deeply, scalars replace, and an empty value leaves the weaker one.
     *
     * @param stronger the layer above
     * @param replaceLists whether a list of the stronger layer replaces the weaker list instead of following it
     */
    default Setting under(Setting stronger, boolean replaceLists) {
        if (stronger instanceof Nothing) {
            return this;
        }
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
