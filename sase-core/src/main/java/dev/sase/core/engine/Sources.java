package dev.sase.core.engine;

import dev.sase.core.store.SourceRow;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.Texts;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The source units of a surface as last applied. Changed by one thread at a time, read by any. */
final class Sources {
    private final Map<String, SourceRow> rows = new ConcurrentSkipListMap<>();
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private final Set<String> unsettled = ConcurrentHashMap.newKeySet();
    private volatile List<String> scopes = List.of();

    /** By key; changes while it is looked at. */
    Map<String, SourceRow> rows() {
        return Collections.unmodifiableMap(rows);
    }

    Optional<SourceRow> row(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    void set(Collection<SourceRow> all) {
        rows.clear();
        suspects.clear();
        unsettled.clear();
        all.forEach(row -> {
            rows.put(row.key(), row);
            noteAge(row);
        });
        findScopes();
    }

    void put(Collection<SourceRow> applied) {
        boolean others = false;
        for (SourceRow row : applied) {
            SourceRow before = rows.put(row.key(), row);
            suspects.remove(row.key());
            noteAge(row);
            others |= before == null || !before.scope().equals(row.scope());
        }
        if (others) {
            findScopes();
        }
    }

    void remove(Collection<SourceRow> gone) {
        gone.forEach(row -> {
            rows.remove(row.key());
            unsettled.remove(row.key());
        });
        if (!gone.isEmpty()) {
            findScopes();
        }
    }

    /** A unit whose last state was not applied although the journal may have it: the next one has to stand for itself. */
    void suspect(String key) {
        suspects.add(key);
    }

    boolean isSuspect(String key) {
        return suspects.contains(key);
    }

    /** Units that were loaded while their time stamps could hide a change. */
    Set<String> unsettled() {
        return Set.copyOf(unsettled);
    }

    /** The scopes of the units, in code point order. */
    List<String> scopes() {
        return scopes;
    }

    long count() {
        return rows.size();
    }

    long records() {
        return rows.values().stream().mapToLong(SourceRow::records).sum();
    }

    long corruptParts() {
        return corrupt().count();
    }

    List<Diagnostic> corruptExamples(int most) {
        return corrupt().limit(most).toList();
    }

    private void noteAge(SourceRow row) {
        if (row.fingerprint().settled() || row.fingerprint().newestMicros() == 0) {
            unsettled.remove(row.key());
        } else {
            unsettled.add(row.key());
        }
    }

    private Stream<Diagnostic> corrupt() {
        return rows.values().stream()
                .flatMap(source -> source.diagnostics().stream())
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.CORRUPT);
    }

    private void findScopes() {
        TreeSet<String> found = new TreeSet<>(Texts::compare);
        rows.values().forEach(source -> found.add(source.scope()));
        scopes = List.copyOf(found);
    }
}
