package dev.sase.surface.beads;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;

/** The issues of a SASE home's bead stores. Thread-safe. */
public final class BeadsSurface implements Surface {
    private static final SurfaceDescriptor DESCRIPTOR = new SurfaceDescriptor("beads", "Beads", "bead", 1);

    private final DirectLoader loader = new BeadsLoader();
    private final List<ReadOperation> reads = List.of(
            ListRead.all(),
            ListRead.ready(),
            ListRead.blocked(),
            new ShowRead(),
            new StatsRead(DueFlags.ofThisProgram()),
            new SearchRead(),
            ListRead.export());
    private final List<Command> commands = BeadCommands.all();

    /** Creates the surface. */
    public BeadsSurface() {}

    @Override
    public SurfaceDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(Beads.COLLECTION);
    }

    @Override
    public DirectLoader loader() {
        return loader;
    }

    @Override
    public List<ReadOperation> reads() {
        return reads;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }
}
