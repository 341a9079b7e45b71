package dev.sase.core.sql;

import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a surface's collections. Immutable. */
public final class SurfaceTables {
    private final Dialect dialect;
    private final Map<String, CollectionTables<?>> byCollection = new LinkedHashMap<>();

    /** The tables of a surface. */
    public SurfaceTables(Dialect dialect, Surface surface) {
        this.dialect = dialect;
        String id = surface.descriptor().id();
        surface.collections()
                .forEach(collection ->
                        byCollection.put(collection.name(), CollectionTables.of(dialect, id, collection)));
    }

    /** The engine. */
    public Dialect dialect() {
        return dialect;
    }

    /** The tables of all collections, in declared order. */
    public List<CollectionTables<?>> all() {
        return List.copyOf(byCollection.values());
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
