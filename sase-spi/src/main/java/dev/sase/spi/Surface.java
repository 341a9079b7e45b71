package dev.sase.spi;

import java.util.List;

/**
 * One area of a SASE home that can be loaded, projected, compared and read. Found by {@link java.util.ServiceLoader}; thread-safe,
 * with a public no-argument constructor that does no I/O.
 */
public interface Surface {
    /** Who this surface is. */
    SurfaceDescriptor descriptor();

    /** The collections, in the order in which they are written; not empty. */
    List<RecordCollection<?>> collections();

    /** Turns files into records. */
    DirectLoader loader();

    /** Turns records into rows. The default makes exactly what the collections declare. */
    default Projector projector() {
        return Projector.table();
    }

    /** Compares loaded with projected records. The default is equality of their JSON. */
    default Verifier verifier() {
        return Verifier.equality();
    }

    /** The reads served on every path. */
    List<ReadOperation> reads();

    /** The verbs of the command line, each over one of the reads. */
    List<Command> commands();
}
