package dev.sase.core.record;

import dev.sase.spi.ProjectedRow;
import dev.sase.spi.RecordKey;
import dev.sase.spi.Text;
import dev.sase.spi.Texts;
import java.nio.file.Path;

/**
 * A loaded record with what is kept beside it.
 *
 * @param key identifies this copy
 * @param place its position in the unit, from 0
 * @param row the record as projected
 * @param file where it was read
 * @param line the 1-based line, or 0
 * @param <R> the record type
 */
public record LocatedRow<R>(RecordKey key, long place, ProjectedRow<R> row, Path file, long line) {
    /** A search document, folded or as it is. */
    String text(Text<R> text, boolean folded) {
        return folded ? Texts.fold(row.text(text)) : row.text(text);
    }
}
