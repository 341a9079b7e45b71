package dev.sase.core.engine;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.sql.StoredRows;
import dev.sase.spi.Link;
import dev.sase.spi.ProjectedRow;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.Text;
import dev.sase.spi.Texts;
import dev.sase.spi.View;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares a record with what is stored of it, whose hash is right.
 *
 * @param surface the record's surface
 * @param row the record as it is loaded now
 * @param content what is stored
 */
record RecordComparison<R>(Surface surface, LocatedRow<R> row, StoredRows.Content content) {
    /** What differs; empty when nothing does. */
    Optional<String> difference() {
        ProjectedRow<R> loaded = row.row();
        RecordCollection<R> collection = loaded.collection();
        if (!loaded.json().equals(content.record())) {
            R projected;
            try {
                projected = collection.codec().decode(content.record());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                return Optional.of("the stored record cannot be decoded: " + e);
            }
            return surface.verifier().difference(collection, loaded.record(), projected);
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
        return sideDifference(collection, loaded);
    }

    private Optional<String> sideDifference(RecordCollection<R> collection, ProjectedRow<R> loaded) {
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
}
