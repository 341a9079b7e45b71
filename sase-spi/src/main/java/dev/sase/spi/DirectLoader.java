package dev.sase.spi;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Turns source files into records. Reads files only: no database, no daemon, no clock. Thread-safe. */
public interface DirectLoader {
    /** Where sources are: what to watch. The list depends on the home's settings, not on what exists. */
    List<SourceRoot> roots(SaseHome home);

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
     * Loads a unit. A malformed part is a diagnostic with its place; the good parts are delivered. A unit that has vanished since
     * it was discovered loads as empty.
     *
     * @param unit a unit that {@link #discover} gave
     * @param sink takes records and diagnostics
     * @throws IOException if a file exists but cannot be read at all; the message names it
     */
    void load(SourceUnit unit, RecordSink sink) throws IOException;
}
