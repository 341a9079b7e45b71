package dev.sase.core.record;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The records of a surface, loaded into memory.
 *
 * @param surface the surface
 * @param rows by collection name, in the order they were loaded
 * @param scopes the scopes of the units, in code point order
 * @param diagnostics what was wrong in the sources
 */
public record LoadedRecords(
        Surface surface, Map<String, List<LocatedRow<?>>> rows, List<String> scopes, List<Diagnostic> diagnostics) {

    /**
     * Loads the units of some scopes.
     *
     * @param surface the surface
     * @param home the home
     * @param scopes which scopes
     * @return the records
     * @throws IOException if a source exists but cannot be read
     */
    public static LoadedRecords load(Surface surface, SaseHome home, Scopes scopes) throws IOException {
        List<SourceUnit> units;
        try (Stream<SourceUnit> found = surface.loader().discover(home, scopes)) {
            units = found.toList();
        }
        return load(surface, units);
    }

    /** Loads the given units. */
    public static LoadedRecords load(Surface surface, List<SourceUnit> units) throws IOException {
        Map<String, List<LocatedRow<?>>> rows = new HashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        TreeSet<String> scopes = new TreeSet<>(Texts::compare);
        for (SourceUnit unit : units) {
            scopes.add(unit.scope());
            surface.loader()
                    .load(unit, new NumberingSink(unit.id(surface.descriptor().id()), surface.projector()) {
                        @Override
                        protected <R> void accept(LocatedRow<R> row) {
                            rows.computeIfAbsent(row.row().collection().name(), _ -> new ArrayList<>())
                                    .add(row);
                        }

                        @Override
                        public void diagnostic(Diagnostic diagnostic) {
                            diagnostics.add(diagnostic);
                        }
                    });
        }
        return new LoadedRecords(surface, rows, List.copyOf(scopes), diagnostics);
    }

    /** The rows of a collection. */
    @SuppressWarnings("unchecked") // a row is filed under the name of its own collection, see load
    public <R> List<LocatedRow<R>> of(RecordCollection<R> collection) {
        return (List<LocatedRow<R>>) (List<?>) rows.getOrDefault(collection.name(), List.of());
    }
}
