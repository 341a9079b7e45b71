package dev.sase.surface.changespecs;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;

/** The surface of ChangeSpecs, active and archived, of all projects of a SASE home. Thread-safe. */
public final class ChangeSpecsSurface implements Surface {
    private static final SurfaceDescriptor DESCRIPTOR =
            new SurfaceDescriptor("changespecs", "ChangeSpecs", "changespec", 1);

    private final DirectLoader loader = new ChangeSpecsLoader();
    private final List<ReadOperation> reads =
            List.of(PageRead.list(), PageRead.search(), PageRead.find(), new DetailRead(), new CurrentRead());
    private final List<Command> commands = ChangeSpecCommands.all();

    /** Creates the surface; does no I/O. */
    public ChangeSpecsSurface() {}

    @Override
    public SurfaceDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(ChangeSpecs.COLLECTION);
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
