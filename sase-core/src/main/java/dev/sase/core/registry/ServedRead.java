package dev.sase.core.registry;

import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;

/**
 * A read with the surface that serves it.
 *
 * @param surface the surface
 * @param operation one of its reads
 */
public record ServedRead(Surface surface, ReadOperation operation) {
    /** The wire name of the read. */
    public String name() {
        return operation.name();
    }
}
