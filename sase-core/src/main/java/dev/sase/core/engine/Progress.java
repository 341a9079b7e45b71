package dev.sase.core.engine;

/** Hears how far long work has come. Called from working threads, at most a few times a second. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (_, _, _, _) -> {};

    /**
     * A step was made.
     *
     * @param surface the surface worked on
     * @param what the kind of work: {@code rebuild}, {@code verify}
     * @param done records done so far
     * @param total records in all, or 0 when unknown
     */
    void step(String surface, String what, long done, long total);
}
