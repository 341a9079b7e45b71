package dev.sase.spi;

import java.util.List;
import java.util.Optional;

/**
 * A page of rows in the order asked for.
 *
 * @param rows the rows, possibly fewer than the limit although more follow, see {@code truncated}
 * @param next the position of the last row when more rows follow
 * @param truncated whether the byte limit ended the page before the row limit did
 * @param omitted handles of rows that alone are larger than a page may be; they are passed over, never sent
 */
public record Slice(List<Row> rows, Optional<Position> next, boolean truncated, List<String> omitted) {
    /**
     * One row of a page.
     *
     * @param key identifies this copy of the record
     * @param json the row in the view asked for
     */
    public record Row(RecordKey key, RawJson json) {}

    public Slice {
        rows = List.copyOf(rows);
        omitted = List.copyOf(omitted);
    }
}
