package dev.sase.testkit.nasty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record with a value of every kind.
 *
 * @param id the handle; it repeats in a file and across files
 * @param store the scope
 * @param title a text
 * @param note a text, or absent
 * @param rank an integer
 * @param due an integer, or absent
 * @param open a flag
 * @param starred a flag, or absent
 * @param body a text to search, possibly very long
 * @param needs handles of other records, some of which do not exist
 * @param labels names of labels, some of which do not exist
 */
public record NastyRecord(
        String id,
        String store,
        String title,
        @Nullable String note,
        long rank,
        @Nullable Long due,
        boolean open,
        @Nullable Boolean starred,
        String body,
        List<String> needs,
        List<String> labels) {
    public NastyRecord {
        needs = List.copyOf(needs);
        labels = List.copyOf(labels);
    }
}
