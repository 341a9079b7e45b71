package dev.sase.core.registry;

import dev.sase.spi.RecordCollection;
import dev.sase.spi.Verifier;
import java.util.Optional;

/** The verifier of a guarded surface. Thread-safe. */
final class GuardedVerifier implements Verifier {
    private final Verifier verifier;
    private final Guard guard;

    GuardedVerifier(Verifier verifier, Guard guard) {
        this.verifier = verifier;
        this.guard = guard;
    }

    @Override
    public <R> Optional<String> difference(RecordCollection<R> collection, R loaded, R projected) {
        return guard.call(verifier, "difference", () -> verifier.difference(collection, loaded, projected));
    }
}
