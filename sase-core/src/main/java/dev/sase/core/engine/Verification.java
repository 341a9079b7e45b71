package dev.sase.core.engine;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.NumberingSink;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.RecordHash;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.Link;
import dev.sase.spi.ProjectedRow;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Text;
import dev.sase.spi.Texts;
import dev.sase.spi.View;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the projection of a surface with its files, record by record and column by column: what a loader finds now against what is
 * stored, every stored hash taken again. Used once, confined to one thread.
 */
final class Verification {
    private final SurfaceRuntime runtime;
    private final ReadConnection connection;
    private final Scopes scopes;
    private final Progress progress;
    private final List<DiffRecord> differences = new ArrayList<>();
    private final Map<String, BitSet> seen = new HashMap<>();
    private long sources;
    private long rows;
    private long parseFailures;

    Verification(SurfaceRuntime runtime, ReadConnection connection, Scopes scopes, Progress progress) {
        this.runtime = runtime;
        this.connection = connection;
        this.scopes = scopes;
        this.progress = progress;
    }

    /** What was found, in {@link DiffRecord#ORDER}. */
    record Result(List<DiffRecord> differences, long sources, long rows, long parseFailures) {
        DiffCounts counts() {
            return differences.stream().map(DiffRecord::count).reduce(DiffCounts.NONE, DiffCounts::plus);
        }
    }

    Result run(SaseHome home) throws IOException, SQLException {
        Map<Long, String> paths = new HashMap<>();
        runtime.sources().rows().values().forEach(source -> paths.put(source.unit(), source.path()));
        List<SourceUnit> units;
        try (Stream<SourceUnit> found = runtime.surface().loader().discover(home, scopes)) {
            units = found.filter(unit -> scopes.contains(unit.scope())).toList();
        }
        for (SourceUnit unit : units) {
            paths.put(unit.id(runtime.id()), unit.path().toString());
            compare(unit);
        }
        Set<Long> wanted = new HashSet<>();
        units.forEach(unit -> wanted.add(unit.id(runtime.id())));
        runtime.sources().rows().values().stream()
                .filter(source -> scopes.contains(source.scope()))
                .forEach(source -> wanted.add(source.unit()));
        for (RecordCollection<?> collection : runtime.surface().collections()) {
            findExtra(collection, wanted, paths);
        }
        differences.sort(DiffRecord.ORDER);
        return new Result(differences, sources, rows, parseFailures);
    }

    private void compare(SourceUnit unit) throws IOException {
        sources++;
        String path = unit.path().toString();
        runtime.surface()
                .loader()
                .load(
                        unit,
                        new NumberingSink(
                                unit.id(runtime.id()), runtime.surface().projector()) {
                            @Override
                            protected <R> void accept(LocatedRow<R> row) {
                                if (++rows % 1_000 == 0) {
                                    progress.step(runtime.id(), "verify", rows, 0);
                                }
                                try {
                                    compareRow(path, row);
                                } catch (SQLException e) {
                                    found(
                                            DiffRecord.Category.CORRUPT,
                                            path,
                                            row.key().handle(),
                                            "the stored row cannot be read: " + e.getMessage());
                                }
                            }

                            @Override
                            public void diagnostic(Diagnostic diagnostic) {
                                if (diagnostic.severity() == Diagnostic.Severity.CORRUPT) {
                                    parseFailures++;
                                    differences.add(new DiffRecord(
                                            runtime.id(),
                                            DiffRecord.Category.CORRUPT,
                                            diagnostic.file().toString(),
                                            Optional.empty(),
                                            diagnostic.place() + ": " + diagnostic.token() + ": "
                                                    + diagnostic.message()));
                                }
                            }
                        });
    }

    private <R> void compareRow(String path, LocatedRow<R> row) throws SQLException {
        RecordCollection<R> collection = row.row().collection();
        StoredRows<R> stored = new StoredRows<>(connection, runtime.tables().of(collection));
        String handle = row.key().handle();
        Optional<StoredRows.State> state = stored.state(row.key());
        if (state.isEmpty()) {
            found(DiffRecord.Category.MISSING, path, handle, "the record has no row in " + collection.name());
            return;
        }
        seen.computeIfAbsent(collection.name(), _ -> new BitSet())
                .set(Math.toIntExact(state.get().id()));
        Optional<StoredRows.Content> content = stored.content(state.get().id());
        if (content.isEmpty()) {
            found(DiffRecord.Category.CORRUPT, path, handle, "a part of the row in " + collection.name() + " is gone");
        } else if (!RecordHash.of(content.get().record()).equals(content.get().hash())) {
            found(DiffRecord.Category.CORRUPT, path, handle, "the stored record does not have the hash kept beside it");
        } else {
            difference(collection, row, content.get())
                    .ifPresent(message -> found(DiffRecord.Category.STALE, path, handle, message));
        }
    }

    private <R> Optional<String> difference(
            RecordCollection<R> collection, LocatedRow<R> row, StoredRows.Content content) {
        ProjectedRow<R> loaded = row.row();
        if (!loaded.json().equals(content.record())) {
            R projected;
            try {
                projected = collection.codec().decode(content.record());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                return Optional.of("the stored record cannot be decoded: " + e);
            }
            return runtime.surface().verifier().difference(collection, loaded.record(), projected);
        }
        if (row.place() != content.place()) {
            return Optional.of("the row says place " + content.place() + ", the source has it at " + row.place());
        }
        if (!loaded.scope().equals(content.scope())) {
            return Optional.of(
                    "the row lies in scope '" + content.scope() + "', the source in '" + loaded.scope() + "'");
        }
        for (int i = 0; i < collection.fields().size(); i++) {
            if (!Objects.equals(loaded.value(i), content.values().get(i))) {
                return Optional.of(
                        "the row's field '" + collection.fields().get(i).name() + "' differs from its source");
            }
        }
        for (int i = 0; i < collection.views().size(); i++) {
            View<R> view = collection.views().get(i);
            if (!loaded.view(view).equals(content.views().get(i))) {
                return Optional.of("the row's view '" + view.name() + "' differs from its source");
            }
        }
        return sideDifference(collection, loaded, content);
    }

    private static <R> Optional<String> sideDifference(
            RecordCollection<R> collection, ProjectedRow<R> loaded, StoredRows.Content content) {
        int next = 0;
        for (Text<R> text : collection.texts()) {
            String exact = loaded.text(text);
            boolean same = Texts.fold(exact).equals(content.texts().get(next++));
            if (text.exact()) {
                same &= exact.equals(content.texts().get(next++));
            }
            if (!same) {
                return Optional.of("the row's search text '" + text.name() + "' differs from its source");
            }
        }
        for (int i = 0; i < collection.links().size(); i++) {
            Link<R, ?> link = collection.links().get(i);
            if (!List.copyOf(new TreeSet<>(loaded.links(link)))
                    .equals(content.links().get(i))) {
                return Optional.of("the row's link '" + link.name() + "' differs from its source");
            }
        }
        return Optional.empty();
    }

    private <R> void findExtra(RecordCollection<R> collection, Set<Long> wanted, Map<Long, String> paths)
            throws SQLException {
        StoredRows<R> stored = new StoredRows<>(connection, runtime.tables().of(collection));
        BitSet known = seen.getOrDefault(collection.name(), new BitSet());
        for (long unit : stored.units()) {
            if (scopes.names().isEmpty() || wanted.contains(unit)) {
                String path = paths.getOrDefault(unit, "");
                stored.keys(unit, (id, key) -> {
                    if (!known.get(Math.toIntExact(id))) {
                        found(
                                DiffRecord.Category.EXTRA,
                                path,
                                key.handle(),
                                "the row in " + collection.name() + " has no record");
                    }
                });
            }
        }
    }

    private void found(DiffRecord.Category category, String path, String handle, String message) {
        differences.add(new DiffRecord(runtime.id(), category, path, Optional.of(handle), message));
    }
}
