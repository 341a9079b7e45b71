package dev.sase.core.store;

import dev.sase.spi.RawJson;
import dev.sase.spi.SourceUnit;
import java.util.List;
import java.util.Optional;

/**
 * A part of the next state of a unit: one event.
 *
 * @param of the unit
 * @param first whether the state begins with it
 * @param changes what it changes
 * @param payload the same, as the journal keeps it
 * @param closing what is kept of the state, with its last part
 */
record UnitPart(
        Of of, boolean first, List<Change<?>> changes, RawJson payload, Optional<IngestSession.Closing> closing) {
    /**
     * A unit whose next state is written.
     *
     * @param unit the unit
     * @param id its id
     * @param previousGeneration its state before, as far as the projection knows
     * @param complete whether the state replaces what is stored
     */
    record Of(SourceUnit unit, long id, long previousGeneration, boolean complete) {}
}
