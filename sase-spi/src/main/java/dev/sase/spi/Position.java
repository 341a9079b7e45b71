package dev.sase.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in an ordering: the values of its keys, then what makes it unique. The next page starts behind it, whatever was
 * written in between.
 *
 * @param keys the values of the ordering's keys, in order; a value may be null
 * @param row the row that the page ended with
 */
public record Position(List<@Nullable Object> keys, RecordKey row) {
    public Position {
        keys = Collections.unmodifiableList(new ArrayList<>(keys));
    }
}
