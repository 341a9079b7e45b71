package dev.sase.core.notes;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes that count how often a source is loaded, and complain of a file {@code alike.txt} three times in the same words. */
public final class CountedNotes extends ForwardingNotes {
    private final AtomicInteger loads = new AtomicInteger();

    /** How many sources were loaded since the last call. */
    public int takeLoads() {
        return loads.getAndSet(0);
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        loads.incrementAndGet();
        super.load(unit, sink);
        for (int i = 0; i < 3 && unit.scope().equals("alike"); i++) {
            sink.diagnostic(Diagnostic.corrupt("odd", unit.path(), 0, "it is odd"));
        }
    }
}
