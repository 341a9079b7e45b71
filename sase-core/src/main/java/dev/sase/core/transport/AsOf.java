package dev.sase.core.transport;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which state of the projection an answer was read from.
 *
 * @param snapshotId the snapshot that its pages are bound to; empty for answers without one
 * @param sequence the last event that the answer includes; empty where none is stated
 */
public record AsOf(Optional<String> snapshotId, OptionalLong sequence) {
    /** An answer that was not read from the projection. */
    public static final AsOf NOTHING = new AsOf(Optional.empty(), OptionalLong.empty());

    /** An answer that names a snapshot and no sequence. */
    public static AsOf snapshot(String id) {
        return new AsOf(Optional.of(id), OptionalLong.empty());
    }
}
