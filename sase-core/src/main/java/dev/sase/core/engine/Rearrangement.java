package dev.sase.core.engine;

import dev.sase.core.store.Change;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How rows get from their old places to their new ones: the largest set of rows that keep their order moves in runs, every other row
 * by itself.
 *
 * @param runs the runs that move, ascending by old place
 * @param alone the rows that have to be put in their places one by one, after the runs
 */
record Rearrangement(List<Change.Run> runs, BitSet alone) {
    /**
     * Compares places.
     *
     * @param before the old place of each row, all different; what is behind the length of the other array does not count
     * @param after the new place of each row, all different; negative for one that is gone
     */
    static Rearrangement of(long[] before, long[] after) {
        int[] rows = byPlace(before, after);
        BitSet ordered = ordered(rows, after);
        BitSet alone = new BitSet();
        List<Change.Run> runs = new ArrayList<>();
        for (int row : rows) {
            long by = after[row] - before[row];
            if (ordered.get(row)) {
                Change.Run last = runs.isEmpty() ? null : runs.getLast();
                if (last != null && last.by() == by) {
                    runs.set(runs.size() - 1, new Change.Run(last.from(), before[row], by));
                } else {
                    runs.add(new Change.Run(before[row], before[row], by));
                }
            } else {
                // Also one that stays where it was: a run may pass over it.
                alone.set(row);
            }
        }
        runs.removeIf(run -> run.by() == 0);
        return new Rearrangement(List.copyOf(runs), alone);
    }

    /** The rows that are still there, by old place. */
    private static int[] byPlace(long[] before, long[] after) {
        return IntStream.range(0, after.length)
                .filter(row -> after[row] >= 0)
                // A place counts records of a unit, as the number of a row does: one long holds and sorts both.
                .mapToLong(row -> before[row] << Integer.SIZE | row)
                .sorted()
                .mapToInt(packed -> (int) packed)
                .toArray();
    }

    /** The members of a longest sequence that ascends by new place, among rows that ascend by old place. */
    private static BitSet ordered(int[] rows, long[] after) {
        int[] ends = new int[rows.length];
        int[] previous = new int[after.length];
        int length = 0;
        for (int row : rows) {
            int at = length > 0 && after[ends[length - 1]] < after[row] ? length : position(ends, length, after, row);
            previous[row] = at == 0 ? -1 : ends[at - 1];
            ends[at] = row;
            length = Math.max(length, at + 1);
        }
        BitSet members = new BitSet();
        for (int row = length == 0 ? -1 : ends[length - 1]; row >= 0; row = previous[row]) {
            members.set(row);
        }
        return members;
    }

    private static int position(int[] ends, int length, long[] after, int row) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (after[ends[middle]] < after[row]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
