package dev.sase.testkit.nasty;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;

/** A surface for tests whose records are chosen to make hosts disagree. Its files are written by {@link NastyFiles}. */
public final class NastySurface implements Surface {
    private final List<NastyRead> reads;

    /** The surface with all its reads. */
    public NastySurface() {
        this(NastyReads.all());
    }

    /**
     * The surface with other reads.
     *
     * @param reads the reads
     */
    public NastySurface(List<NastyRead> reads) {
        this.reads = List.copyOf(reads);
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("nasty", "Records that make hosts disagree", "nasty", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(Nasty.RECORDS, Nasty.LABELS);
    }

    @Override
    public DirectLoader loader() {
        return new NastyLoader();
    }

    @Override
    public List<ReadOperation> reads() {
        return List.copyOf(reads);
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }
}
