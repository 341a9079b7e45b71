package dev.sase.surface.changespecs;

import dev.sase.spi.PageRequest;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.Texts;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the copy that stands for all of a ChangeSpec: an active one before those in archives.
 *
 * @param reader the snapshot
 * @param within the condition on all copies
 */
record Copies(RecordReader reader, Predicate<ChangeSpec> within) {
    /** The copy to show, with the whole record. */
    Optional<Slice.Row> find(String handle) {
        Predicate<ChangeSpec> active = Predicate.all(within, Predicate.is(ChangeSpecs.IS_ARCHIVE, false));
        return reader.find(ChangeSpecs.COLLECTION, handle, active, ChangeSpecs.FULL)
                .or(() -> reader.find(ChangeSpecs.COLLECTION, handle, within, ChangeSpecs.FULL));
    }

    /** The handles of ChangeSpecs that match, of at most a page of them, in code point order. */
    Set<String> handles(Predicate<ChangeSpec> where) {
        Slice slice = reader.page(
                ChangeSpecs.COLLECTION,
                Predicate.all(within, where),
                ChangeSpecs.RECENT,
                ChangeSpecs.SUMMARY,
                PageRequest.first(PageRequest.MAX_LIMIT));
        Set<String> handles = new TreeSet<>(Texts::compare);
        slice.rows().forEach(row -> handles.add(row.key().handle()));
        handles.addAll(slice.omitted());
        return handles;
    }
}
