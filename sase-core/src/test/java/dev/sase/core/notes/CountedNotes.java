package dev.sase.core.notes;

import dev.sase.spi.Command;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Notes that count how often a source is loaded, and complain of a file {@code alike.txt} three times in the same words. */
public final class CountedNotes implements Surface {
    private final Surface notes = new NotesSurface();
    private final AtomicInteger loads = new AtomicInteger();

    /** How many sources were loaded since the last call. */
    public int takeLoads() {
        return loads.getAndSet(0);
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return notes.descriptor();
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return notes.collections();
    }

    @Override
    public List<ReadOperation> reads() {
        return notes.reads();
    }

    @Override
    public List<Command> commands() {
        return notes.commands();
    }

    @Override
    public DirectLoader loader() {
        DirectLoader loader = notes.loader();
        return new DirectLoader() {
            @Override
            public List<SourceRoot> roots(SaseHome home) {
                return loader.roots(home);
            }

            @Override
            public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
                return loader.discover(home, scopes);
            }

            @Override
            public void load(SourceUnit unit, RecordSink sink) throws IOException {
                loads.incrementAndGet();
                loader.load(unit, sink);
                for (int i = 0; i < 3 && unit.scope().equals("alike"); i++) {
                    sink.diagnostic(Diagnostic.corrupt("odd", unit.path(), 0, "it is odd"));
                }
            }
        };
    }
}
