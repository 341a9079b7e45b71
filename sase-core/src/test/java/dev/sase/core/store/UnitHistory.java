package dev.sase.core.store;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.notes.NotesSurface.Note;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RecordKey;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A file of notes whose states are appended to a journal as an ingest does: what differs, or everything. */
final class UnitHistory {
    static final String SURFACE = "notes";

    private static final Surface NOTES = new NotesSurface();

    private final SourceUnit unit;
    private final long id;
    private Map<RecordKey, LocatedRow<Note>> state = new LinkedHashMap<>();
    private boolean known;

    UnitHistory(String name) {
        unit = new SourceUnit("notes/" + name + ".txt", name, Path.of("/notes/" + name + ".txt"), List.of());
        id = unit.id(SURFACE);
    }

    long id() {
        return id;
    }

    /** The rows that the last state which was closed has: key, place, text. */
    List<String> rows() {
        return state.values().stream()
                .map(row -> row.key().handle() + " " + row.key().occurrence() + " " + row.place() + " "
                        + row.row().json())
                .toList();
    }

    /** Appends a state, each line as {@code id|text}, in events of at most so many changes. */
    void write(JournalStore journal, List<String> lines, int most, boolean complete, boolean closed)
            throws SQLException {
        Map<RecordKey, LocatedRow<Note>> next = load(lines);
        boolean whole = complete || !known;
        List<Change<?>> changes = changes(whole ? Map.of() : state, next);
        long generation = journal.nextGeneration(SURFACE, id);
        int from = 0;
        while (changes.size() - from > most) {
            append(journal, generation, false, whole, changes.subList(from, from + most));
            from += most;
        }
        if (closed) {
            append(journal, generation, true, whole, changes.subList(from, changes.size()));
            state = next;
            known = true;
        } else {
            append(journal, generation, false, whole, changes.subList(from, changes.size()));
            // As an ingest that failed: the next state stands for itself.
            known = false;
        }
    }

    void write(JournalStore journal, String... lines) throws SQLException {
        write(journal, List.of(lines), Integer.MAX_VALUE, false, true);
    }

    void remove(JournalStore journal) throws SQLException {
        long generation = journal.nextGeneration(SURFACE, id);
        journal.append(SURFACE, id, unit.key(), generation, true, true, EventCodec.GONE);
        state = new LinkedHashMap<>();
        known = false;
    }

    private void append(JournalStore journal, long generation, boolean closing, boolean whole, List<Change<?>> changes)
            throws SQLException {
        JsonWriter out = new JsonWriter().beginObject().name("changes").beginArray();
        changes.forEach(change -> EventCodec.write(out, change));
        out.endArray();
        if (closing) {
            EventCodec.writeUnit(
                    out, unit, List.of(Diagnostic.warning("seen", unit.path(), generation, "state " + generation)));
        }
        journal.append(
                SURFACE,
                id,
                unit.key(),
                generation,
                closing,
                whole,
                out.endObject().toRawJson());
    }

    private Map<RecordKey, LocatedRow<Note>> load(List<String> lines) {
        Map<RecordKey, LocatedRow<Note>> rows = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int place = 0; place < lines.size(); place++) {
            String[] parts = lines.get(place).split("\\|", 2);
            RecordKey key = new RecordKey(id, parts[0], seen.merge(parts[0], 1, Integer::sum) - 1);
            Note note = new Note(parts[0], unit.scope(), "open", parts[1]);
            rows.put(
                    key,
                    new LocatedRow<>(
                            key, place, NOTES.projector().project(NotesSurface.NOTES, note), unit.path(), place + 1L));
        }
        return rows;
    }

    private static List<Change<?>> changes(
            Map<RecordKey, LocatedRow<Note>> before, Map<RecordKey, LocatedRow<Note>> after) {
        List<Change<?>> changes = each(before, after);
        List<Change.Move<Note>> moves = new ArrayList<>();
        for (Change<?> change : changes) {
            if (change instanceof Change.Move<?>(var _, var key, var place, var _)) {
                moves.add(new Change.Move<>(NotesSurface.NOTES, key, place, Change.NO_PART));
            }
        }
        return shift(before, moves)
                .map(shift -> {
                    List<Change<?>> shifted = new ArrayList<>(List.of(shift));
                    changes.stream()
                            .filter(change -> !(change instanceof Change.Move<?>))
                            .forEach(shifted::add);
                    return shifted;
                })
                .orElse(changes);
    }

    /** The moves as one shift, when all of them are the same and no other row lies between. */
    private static Optional<Change.Shift<Note>> shift(
            Map<RecordKey, LocatedRow<Note>> before, List<Change.Move<Note>> moves) {
        Set<Long> ways = new HashSet<>();
        TreeSet<Long> places = new TreeSet<>();
        Set<RecordKey> keys = new HashSet<>();
        for (Change.Move<Note> move : moves) {
            LocatedRow<Note> row = Optional.ofNullable(before.get(move.key())).orElseThrow();
            ways.add(move.place() - row.place());
            places.add(row.place());
            keys.add(move.key());
        }
        boolean alone = ways.size() == 1
                && before.entrySet().stream()
                        .filter(entry -> !keys.contains(entry.getKey()))
                        .noneMatch(entry -> entry.getValue().place() >= places.first()
                                && entry.getValue().place() <= places.last());
        return alone
                ? Optional.of(new Change.Shift<>(
                        NotesSurface.NOTES,
                        moves.getFirst().key().unit(),
                        List.of(new Change.Run(
                                places.first(), places.last(), ways.iterator().next()))))
                : Optional.empty();
    }

    private static List<Change<?>> each(
            Map<RecordKey, LocatedRow<Note>> before, Map<RecordKey, LocatedRow<Note>> after) {
        List<Change<?>> changes = new ArrayList<>();
        after.forEach((key, row) -> {
            LocatedRow<Note> old = before.get(key);
            if (old == null || !old.row().json().equals(row.row().json())) {
                changes.add(Change.Upsert.of(row, Change.NO_PART));
            } else if (old.place() != row.place()) {
                changes.add(new Change.Move<>(NotesSurface.NOTES, key, row.place(), Change.NO_PART));
            }
        });
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key -> changes.add(new Change.Delete<>(NotesSurface.NOTES, key)));
        return changes;
    }
}
