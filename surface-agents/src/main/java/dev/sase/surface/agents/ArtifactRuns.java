package dev.sase.surface.agents;

import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Finds and loads runs with a folder of their own: each folder is one source unit. Thread-safe.
 */
final class ArtifactRuns {
    private static final String PROJECTS = "projects";
    private static final String ARTIFACTS = "artifacts";

    /** Where the key of a unit has the kind of run: {@code projects/<project>/artifacts/<kind>/...}. */
    private static final int WORKFLOW = 3;

    /** Where sources are: project folders and the files beside them. */
    List<SourceRoot> roots(SaseHome home) {
        return List.of(
                SourceRoot.of(home.path().resolve(PROJECTS), "*", "*/artifacts/*/*", "*/artifacts/ace-run/*/*/*"));
    }

    /** The units of the wanted scopes, by project, kind and time. */
    Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        Path projects = home.path().resolve(PROJECTS);
        List<SourceUnit> units = new ArrayList<>();
        for (String project : Listing.names(projects)) {
            Optional<RelatedRuns> related = scopes.handles().map(handles -> new RelatedRuns(project, handles));
            if (scopes.contains(project) && related.map(RelatedRuns::isPossible).orElse(true)) {
                units.addAll(project(home, projects.resolve(project), project, related));
            }
        }
        return units.stream();
    }

    private static List<SourceUnit> project(SaseHome home, Path folder, String project, Optional<RelatedRuns> related)
            throws IOException {
        List<Path> runs = new ArrayList<>();
        Path artifacts = folder.resolve(ARTIFACTS);
        for (String workflow : Listing.names(artifacts)) {
            if (RunLayout.isWalked(workflow)) {
                runs.addAll(RunLayout.runs(artifacts.resolve(workflow), workflow));
            }
        }
        if (related.isPresent()) {
            runs = related.get().among(runs);
        }
        if (runs.isEmpty()) {
            return List.of();
        }
        List<Path> beside = ProjectFile.watchedBeside(folder, project);
        List<SourceUnit> units = new ArrayList<>(runs.size());
        for (Path run : runs) {
            List<Path> inputs = new ArrayList<>(2);
            inputs.add(run);
            inputs.addAll(beside);
            units.add(new SourceUnit(key(home.path().relativize(run)), project, run, inputs));
        }
        return units;
    }

    private static String key(Path relative) {
        StringJoiner key = new StringJoiner("/");
        relative.forEach(name -> key.add(name.toString()));
        return key.toString();
    }

    /** Loads the run of a unit, if it still is there. */
    void load(SourceUnit unit, RecordSink sink) throws IOException {
        Path folder = unit.path();
        Optional<RunMarkers> markers = RunFolder.read(folder, sink);
        if (markers.isPresent()) {
            sink.record(AgentRuns.COLLECTION, new Derived(place(unit), markers.get()).run(), folder, 0);
        }
    }

    private static RunPlace place(SourceUnit unit) {
        Path folder = unit.path();
        String[] names = unit.key().split("/", -1);
        Path home = folder;
        for (int i = 0; i < names.length; i++) {
            home = Objects.requireNonNull(home.getParent());
        }
        Path project = home.resolve(names[0]).resolve(names[1]);
        boolean older = unit.inputs().size() > 1;
        return new RunPlace(
                unit.scope(),
                project.toString(),
                ProjectFile.of(project, names[1], older).toString(),
                names[WORKFLOW],
                folder.toString(),
                names[names.length - 1]);
    }
}
