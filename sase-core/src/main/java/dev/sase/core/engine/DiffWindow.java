package dev.sase.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The differences of a comparison behind a place, as many as are kept. Immutable.
 *
 * @param selection the digest of what was compared
 * @param comparison names the comparison
 * @param after the place
 * @param records the differences behind it, in {@link DiffRecord#ORDER}
 * @param more whether there are others behind these
 * @param counts the counts of all differences
 */
record DiffWindow(
        String selection,
        String comparison,
        DiffPlace after,
        List<DiffRecord> records,
        boolean more,
        DiffCounts counts) {
    /** How many differences are kept: some megabytes at most. */
    static final int MOST = 10_000;

    /** Of the array that the records are written in. */
    private static final int BRACKETS = 2;

    DiffWindow {
        records = List.copyOf(records);
    }

    /** Whether the page behind a place lies in this window. */
    boolean reaches(DiffPlace place) {
        return !more || index(place) < records.size();
    }

    /** A page; it ends with the window at the latest. */
    DiffPage page(DiffPlace from, int limit, long mostBytes) {
        List<DiffRecord> page = new ArrayList<>();
        long used = BRACKETS;
        DiffPlace place = from;
        int next = index(from);
        while (next < records.size() && page.size() < limit) {
            DiffRecord record = records.get(next);
            DiffPlace behind = place.behind(record);
            int cursor = 2 * new DiffCursor(selection, comparison, behind).size();
            int size = record.size() + 1;
            boolean fits = used + size + cursor <= mostBytes;
            if (!fits && !page.isEmpty()) {
                break;
            }
            page.add(fits ? record : fitting(record, mostBytes - used - cursor - 1));
            used += size;
            place = behind;
            next++;
            if (!fits) {
                break;
            }
        }
        boolean last = next == records.size() && !more;
        return new DiffPage(
                page,
                counts,
                last ? Optional.empty() : Optional.of(new DiffCursor(selection, comparison, place).encoded()));
    }

    /** The record with as much of its message as fits. */
    private static DiffRecord fitting(DiffRecord record, long bytes) {
        int least = 0;
        int most = record.message().length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (record.withMessageOf(middle).size() <= bytes) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return record.withMessageOf(least);
    }

    private int index(DiffPlace place) {
        long repeats = place.repeats();
        boolean from = place.equals(after);
        int index = 0;
        while (!from && index < records.size()) {
            int order = place.compare(records.get(index));
            if (order > 0) {
                break;
            }
            index++;
        }
        // Those equal to the last one that were not given yet are behind the place.
        if (!from && place.last().isPresent()) {
            int equal = equalBefore(index, place.last().get());
            boolean beginsHere = after.last().equals(place.last());
            long given = beginsHere ? repeats - after.repeats() : repeats;
            index -= (int) Math.max(0, equal - given);
        }
        return index;
    }

    private int equalBefore(int end, DiffRecord record) {
        int start = end;
        while (start > 0 && records.get(start - 1).equals(record)) {
            start--;
        }
        return end - start;
    }
}
