package dev.sase.surface.agents;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.surface.agents.archive.ArchiveLoader;
import dev.sase.surface.agents.sidecar.SidecarLoader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Finds and loads runs with a folder, published runs, archives and dismissals. Thread-safe. */
final class AgentsLoader implements DirectLoader {
    private final ArtifactRuns runs = new ArtifactRuns();
    private final SidecarLoader published = new SidecarLoader();
    private final ArchiveLoader archive = new ArchiveLoader();

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return Stream.of(runs.roots(home), published.roots(home), archive.roots(home))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        return Stream.of(runs.discover(home, scopes), published.discover(home, scopes), archive.discover(home, scopes))
                .flatMap(units -> units);
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        if (published.owns(unit)) {
            published.load(unit, sink);
        } else if (archive.owns(unit)) {
            archive.load(unit, sink);
        } else {
            runs.load(unit, sink);
        }
    }
}
