package dev.sase.bench;

import dev.sase.bench.Options.Group;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/** The figures of a surface that has homes of its own, with nothing but its records in them. */
interface SurfaceFigures {
    /** The group of its reads through a connection to the daemon. */
    Group group();

    /** What is in a home with so many of its records. */
    HomePlan plan(long seed, int size, Instant now);

    /** A long list of its records. */
    ReadRequest list();

    /** Measures its reads through a connection to the daemon. */
    void measure(ReadFigures figures) throws IOException;

    /** What a program reads both ways. */
    List<ProgramReads.Case> programs(ReadFigures figures);

    /** Commands that are run both ways, by what they do. */
    SequencedMap<String, List<String>> commands(ReadFigures figures);
}
