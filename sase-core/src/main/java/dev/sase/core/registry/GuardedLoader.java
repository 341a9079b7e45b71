package dev.sase.core.registry;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The loader of a guarded surface. Thread-safe. */
final class GuardedLoader implements DirectLoader {
    private final DirectLoader loader;
    private final Guard guard;

    GuardedLoader(DirectLoader loader, Guard guard) {
        this.loader = loader;
        this.guard = guard;
    }

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return guard.call(loader, "roots", () -> List.copyOf(loader.roots(home)));
    }

    @Override
    public String circumstances(SaseHome home) {
        return guard.call(loader, "circumstances", () -> loader.circumstances(home));
    }

    @Override
    public boolean isDecidedByContent(SourceUnit unit) {
        return guard.call(loader, "isDecidedByContent", () -> loader.isDecidedByContent(unit));
    }

    /** Collects the units: a stream is code of the surface until its end. */
    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        try (Stream<SourceUnit> units = loader.discover(home, scopes)) {
            return units.toList().stream();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw guard.failed(loader, "discover", e);
        }
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        try {
            loader.load(unit, sink);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw guard.failed(loader, "load", e);
        }
    }
}
