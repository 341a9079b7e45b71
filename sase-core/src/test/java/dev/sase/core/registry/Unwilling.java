package dev.sase.core.registry;

/** A surface that cannot be made. */
public final class Unwilling extends Empty {
    /** Refuses. */
    public Unwilling() {
        throw new IllegalStateException("not today");
    }
}
