package dev.sase.surface.changespecs;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Finds and loads project files, each of which is a source unit. Thread-safe. */
final class ChangeSpecsLoader implements DirectLoader {
    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(SourceRoot.of(ProjectFolders.root(home), "*"));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        return ProjectFolders.find(home).stream()
                .filter(folder -> scopes.contains(folder.projectId()))
                .flatMap(folder -> folder.files().stream()
                        .map(file -> new SourceUnit(
                                "projects/" + folder.projectId() + "/" + file.getFileName(),
                                folder.projectId(),
                                file,
                                List.of(file))));
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        ProjectFile.load(
                unit.path(),
                unit.scope(),
                (spec, line) -> sink.record(ChangeSpecs.COLLECTION, spec, unit.path(), line),
                sink::diagnostic);
    }
}
