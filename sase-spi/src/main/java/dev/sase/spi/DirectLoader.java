package dev.sase.spi;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Turns source files into records. Reads files only: no database, no daemon, no clock. Thread-safe. */
public interface DirectLoader {
    /** Where sources are: what to watch. It is asked again after changes, as files may say where further sources are. */
    List<SourceRoot> roots(SaseHome home);

    /**
     * What of the home's settings and variables decides which sources there are and how they are read. A program whose circumstances
     * differ from the daemon's reads the files itself. The default are the roots; a loader whose files name further roots leaves
     * those out here.
     *
     * @param home the home
     * @return any text, the same for equal circumstances
     */
    default String circumstances(SaseHome home) {
        return roots(home).toString();
    }

    /**
     * Finds the source units that exist, in a stable order with distinct keys.
     *
     * @param home the home
     * @param scopes units of other scopes may be left out
     * @return the units; to be closed
     * @throws IOException if a folder exists but cannot be listed
     */
    Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException;

    /**
     * Whether the bytes of a unit's inputs, their names and the unit's circumstances alone decide its records, and nothing else such as
     * time stamps. A unit whose files were written again with the same bytes is not loaded again then. The default is no.
     *
     * @param unit a unit that {@link #discover} gave
     * @return whether equal bytes mean equal records
     */
    default boolean isDecidedByContent(SourceUnit unit) {
        return false;
    }

    /**
     * Loads a unit. A malformed part is a diagnostic with its place; the good parts are delivered. A unit that has vanished since
     * it was discovered loads as empty.
     *
     * @param unit a unit that {@link #discover} gave
     * @param sink takes records and diagnostics
     * @throws IOException if a file exists but cannot be read at all; the message names it
     */
    void load(SourceUnit unit, RecordSink sink) throws IOException;
}
