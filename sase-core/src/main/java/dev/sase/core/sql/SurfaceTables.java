package dev.sase.core.sql;

import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tables of a surface's collections in one of two slots: a rebuild fills the slot that is not served, and the two change places.
 * Immutable.
 */
public final class SurfaceTables {
    /** How many slots there are. */
    public static final int SLOTS = 2;

    private final Dialect dialect;
    private final String surface;
    private final int slot;
    private final Map<String, CollectionTables<?>> byCollection = new LinkedHashMap<>();

    /** The tables of a surface in a slot, 0 or 1. */
    public SurfaceTables(Dialect dialect, Surface surface, int slot) {
        this.dialect = dialect;
        this.surface = surface.descriptor().id();
        this.slot = slot;
        surface.collections()
                .forEach(collection -> byCollection.put(
                        collection.name(), CollectionTables.of(dialect, this.surface, slot, collection)));
    }

    /** What the names of all tables of a surface in a slot begin with, those of an earlier declaration included. */
    public static String prefix(String surfaceId, int slot) {
        return surfaceId + (slot == 0 ? "__" : "___");
    }

    /** Whether a table belongs to a surface in a slot, whatever declaration it was made from. */
    public static boolean belongs(String table, String surfaceId, int slot) {
        String name = table.toLowerCase(Locale.ROOT);
        return name.startsWith(prefix(surfaceId, slot)) && (slot > 0 || !name.startsWith(prefix(surfaceId, 1)));
    }

    /** The engine. */
    public Dialect dialect() {
        return dialect;
    }

    /** The surface's id. */
    public String surface() {
        return surface;
    }

    /** The slot. */
    public int slot() {
        return slot;
    }

    /** The tables of all collections, in declared order. */
    public List<CollectionTables<?>> all() {
        return List.copyOf(byCollection.values());
    }

    /** The indexes of all collections, as statements that create them. */
    public List<String> createIndexes() {
        return byCollection.values().stream()
                .flatMap(collection -> collection.createIndexes().stream())
                .toList();
    }

    /** The tables of a collection of this surface. */
    @SuppressWarnings("unchecked") // filed under the name of its own collection
    public <R> CollectionTables<R> of(RecordCollection<R> collection) {
        CollectionTables<?> tables = byCollection.get(collection.name());
        if (tables == null) {
            throw new IllegalArgumentException("collection '" + collection.name() + "' is not one of this surface");
        }
        return (CollectionTables<R>) tables;
    }
}
