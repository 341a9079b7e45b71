package dev.sase.core.engine;

import dev.sase.spi.RawJson;
import java.util.Optional;

/**
 * A served read.
 *
 * @param body the JSON of the reply's data
 * @param snapshotId the projection's state that pages are bound to; empty for answers without one
 * @param sequence the last sequence that the answer includes
 */
public record Served(RawJson body, Optional<String> snapshotId, long sequence) {}
