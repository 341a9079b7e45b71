package dev.sase.core.engine;

import java.util.List;
import java.util.Optional;

/**
 * A page of differences.
 *
 * @param records the differences, in {@link DiffRecord#ORDER}
 * @param counts the counts of all pages together
 * @param nextCursor where the next page starts; empty at the end
 */
public record DiffPage(List<DiffRecord> records, DiffCounts counts, Optional<String> nextCursor) {
    public DiffPage {
        records = List.copyOf(records);
    }
}
