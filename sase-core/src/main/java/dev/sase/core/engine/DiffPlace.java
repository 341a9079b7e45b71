package dev.sase.core.engine;

import java.util.Optional;

/**
 * A place between differences in {@link DiffRecord#ORDER}.
 *
 * @param last the difference before it; empty at the start
 * @param repeats how many differences equal to that one are before it, itself among them
 */
record DiffPlace(Optional<DiffRecord> last, long repeats) {
    static final DiffPlace START = new DiffPlace(Optional.empty(), 0);

    /** Positive when the difference is behind this place, zero when it equals the last one before it. */
    int compare(DiffRecord difference) {
        return last.map(before -> DiffRecord.ORDER.compare(difference, before)).orElse(1);
    }

    /** The place before those that equal the last one. */
    DiffPlace withoutRepeats() {
        return new DiffPlace(last, 0);
    }

    /** The place behind the next difference. */
    DiffPlace behind(DiffRecord next) {
        boolean again = last.isPresent() && last.get().equals(next);
        return new DiffPlace(Optional.of(next), again ? repeats + 1 : 1);
    }
}
