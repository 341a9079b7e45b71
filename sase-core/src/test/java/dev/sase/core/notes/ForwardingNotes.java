package dev.sase.core.notes;

import dev.sase.spi.Command;
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
import java.util.stream.Stream;

/** Notes whose loader a test can do something of its own beside. */
public abstract class ForwardingNotes implements Surface, DirectLoader {
    private final Surface notes = new NotesSurface();

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
        return this;
    }

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return notes.loader().roots(home);
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        return notes.loader().discover(home, scopes);
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        notes.loader().load(unit, sink);
    }
}
