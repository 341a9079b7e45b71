package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Definitions by name, where a later one takes the place of an earlier. Confined to one thread. */
final class Shelf {
    /**
     * A definition that counts.
     *
     * @param found the definition
     * @param hidden those of the same name whose place it took, the last of them first
     */
    record Item(Found found, List<Found> hidden) {}

    private final SortedMap<String, Item> items = new TreeMap<>(Texts::compare);

    /** Adds a definition. */
    void add(Found found) {
        Item before = items.get(found.name());
        List<Found> hidden = new ArrayList<>();
        if (before != null) {
            hidden.add(before.found());
            hidden.addAll(before.hidden());
        }
        items.put(found.name(), new Item(found, List.copyOf(hidden)));
    }

    /** The definitions in the order of their names. */
    Collection<Item> items() {
        return items.values();
    }

    /** This shelf behind another, whose definitions win. */
    Shelf behind(Shelf front) {
        Shelf both = new Shelf();
        both.items.putAll(items);
        front.items.forEach((name, item) -> {
            List<Found> hidden = new ArrayList<>(item.hidden());
            Item covered = items.get(name);
            if (covered != null) {
                hidden.add(covered.found());
                hidden.addAll(covered.hidden());
            }
            both.items.put(name, new Item(item.found(), List.copyOf(hidden)));
        });
        return both;
    }
}
