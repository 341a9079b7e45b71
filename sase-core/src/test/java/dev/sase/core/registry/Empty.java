package dev.sase.core.registry;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;

/** A surface that only says its name; asked for more, it fails. */
public class Empty implements Surface {
    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("empty", "Nothing", "empty", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        throw new IllegalStateException("no collections");
    }

    @Override
    public DirectLoader loader() {
        throw new IllegalStateException("no loader");
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of();
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }
}
