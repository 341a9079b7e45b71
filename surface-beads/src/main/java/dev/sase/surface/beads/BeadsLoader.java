package dev.sase.surface.beads;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads bead stores: {@code projects/<id>/} with their four layouts, and {@code beads.stores}. Thread-safe. */
final class BeadsLoader implements DirectLoader {
    @Override
    public List<SourceRoot> roots(SaseHome home) {
        List<SourceRoot> roots = new ArrayList<>();
        roots.add(new SourceRoot(StoreLocations.projectsFolder(home), StoreLayout.foldersBelowProjects()));
        ConfiguredStore.of(home).forEach(store -> roots.add(new SourceRoot(store.path(), true)));
        return roots;
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        return StoreLocations.find(home).within(scopes).stream().map(store -> store.unit(home));
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        if (!Files.isDirectory(unit.path())) {
            return;
        }
        Optional<EventStore> events = EventStore.in(unit.path());
        if (events.isPresent()) {
            events.get().load(unit.scope(), sink);
        } else {
            IssuesFile.in(unit.path()).load(unit.scope(), sink);
        }
    }
}
