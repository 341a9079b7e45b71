package dev.sase.core.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Row numbers from one to another, both included.
 *
 * @param from the first
 * @param to the last
 */
public record IdRange(long from, long to) {
    /** Large enough that beginning a snapshot does not count, small enough that none gets old. */
    private static final long ROWS = 4096;

    private static final long MOST = 1024;

    /** Every number, in ranges of about as many rows each when the numbers of rows lie between two. */
    static List<IdRange> covering(long least, long greatest) {
        long span = greatest - least;
        // Numbers further apart than a long tells were not given by the writer; one range holds them all.
        long ranges = span < 0 ? 1 : Math.clamp(span / ROWS + 1, 1, MOST);
        long width = span / ranges + 1;
        List<IdRange> all = new ArrayList<>();
        long from = Long.MIN_VALUE;
        for (long i = 1; i < ranges; i++) {
            long next = least + i * width;
            all.add(new IdRange(from, next - 1));
            from = next;
        }
        all.add(new IdRange(from, Long.MAX_VALUE));
        return all;
    }
}
