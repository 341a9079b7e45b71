package dev.sase.surface.agents.archive;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a loader has delivered. */
public final class Collected implements RecordSink {
    private final List<Object> records = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Collected() {}

    /** Loads all units of a home. */
    public static Collected all(DirectLoader loader, SaseHome home) throws IOException {
        return of(loader, units(loader, home, Scopes.every()));
    }

    /** Loads the given units. */
    public static Collected of(DirectLoader loader, List<SourceUnit> units) throws IOException {
        Collected collected = new Collected();
        for (SourceUnit unit : units) {
            loader.load(unit, collected);
        }
        return collected;
    }

    /** The units of a home. */
    public static List<SourceUnit> units(DirectLoader loader, SaseHome home, Scopes scopes) throws IOException {
        try (Stream<SourceUnit> units = loader.discover(home, scopes)) {
            return units.toList();
        }
    }

    @Override
    public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
        if (!collection.codec().decode(collection.codec().encode(record)).equals(record)) {
            throw new AssertionError("the record does not survive its JSON: " + record);
        }
        records.add(record);
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** The records of a type in their order. */
    public <R> List<R> records(Class<R> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All diagnostics in their order. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    /** Each diagnostic as token and file name. */
    public List<String> problems() {
        return diagnostics.stream()
                .map(found -> found.token() + " " + found.file().getFileName())
                .toList();
    }
}
