package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Texts;
import dev.sase.surface.agents.archive.SourceFiles;
import dev.sase.surface.agents.archive.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds and loads published runs: {@code projects/<project>/repos/agents}. Thread-safe.
 *
 * <p>A hood is a unit, so that a change of one hood loads one hood. The marker of the format and the manifest of each owner are units
 * without records, for what is wrong with them. What remains of the first version is one unit.
 */
public final class SidecarLoader implements DirectLoader {
    private static final String PROJECTS = "projects";

    /** Creates the loader. */
    public SidecarLoader() {}

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(SourceRoot.of(home.path().resolve(PROJECTS), "*/repos/agents/**"));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        List<SourceUnit> units = new ArrayList<>();
        for (Path project : Folders.in(home.path().resolve(PROJECTS))) {
            String scope = Folders.nameOf(project);
            Path root = project.resolve(UnitKey.FOLDER);
            if (scopes.contains(scope) && Files.isDirectory(root)) {
                units.addAll(SidecarUnits.of(scope, root));
            }
        }
        return units.stream();
    }

    /** Whether this loader has discovered the unit. */
    public boolean owns(SourceUnit unit) {
        return UnitKey.of(unit).isPresent();
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) {
        UnitKey key = UnitKey.of(unit)
                .orElseThrow(() -> new IllegalArgumentException("'" + unit.key() + "' is no source of published runs"));
        try {
            switch (key.kind()) {
                case SCHEMA -> SidecarFormat.of(new SidecarFiles(above(unit.path(), 1)));
                case OWNER -> loadOwner(unit, sink);
                case HOOD -> loadHood(unit, key, sink);
                case LEGACY -> loadLegacy(unit, key, sink);
            }
        } catch (SourceProblem e) {
            sink.diagnostic(e.diagnostic());
        }
    }

    private static void loadOwner(SourceUnit unit, RecordSink sink) throws SourceProblem {
        SidecarFiles files = new SidecarFiles(above(unit.path(), 5));
        Owner owner = new Owner(Folders.nameOf(above(unit.path(), 3)), Folders.nameOf(above(unit.path(), 1)));
        OwnerManifest.read(files, unit.path(), owner)
                .ifPresent(manifest -> manifest.diagnostics().forEach(sink::diagnostic));
    }

    private static void loadHood(SourceUnit unit, UnitKey key, RecordSink sink) {
        SidecarFiles files = new SidecarFiles(above(unit.path(), 7));
        Owner owner = new Owner(Folders.nameOf(above(unit.path(), 5)), Folders.nameOf(above(unit.path(), 3)));
        String hood = Folders.nameOf(above(unit.path(), 1));
        RunRecords records = new RunRecords(key.scope(), sink);
        Set<String> listed = new HashSet<>();
        Optional<String> digest = key.digest();
        if (digest.isPresent()) {
            try {
                HoodSnapshot snapshot = new HoodReader(files, owner, hood).read(digest.get());
                snapshot.runs().forEach(run -> listed.add(run.globalName()));
                records.deliver(snapshot);
            } catch (SourceProblem e) {
                sink.diagnostic(quarantined(owner.prefix() + hood, e.diagnostic()));
                return;
            }
        }
        Set<Path> folders = runFolders(unit);
        folders.removeIf(folder -> listed.contains(Folders.nameOf(folder)));
        loadFolders(files, folders, records, sink);
    }

    private static void loadLegacy(SourceUnit unit, UnitKey key, RecordSink sink) throws SourceProblem {
        SidecarFiles files = new SidecarFiles(above(unit.path(), 1));
        loadFolders(files, runFolders(unit), new RunRecords(key.scope(), sink), sink);
        Optional<byte[]> bytes = files.read(unit.path());
        if (bytes.isPresent()) {
            checkLegacyManifest(files, unit.path(), SourceFiles.object(unit.path(), bytes.get()), sink);
        }
    }

    private static void checkLegacyManifest(SidecarFiles files, Path file, JsonNode manifest, RecordSink sink)
            throws SourceProblem {
        JsonNode agents = manifest.get("agents");
        if (agents == null || !agents.isObject()) {
            throw SourceProblem.in(file, "invalid_record", "'agents' is no object");
        }
        Path folder = new SidecarLayout(files.root()).agents();
        for (String name : agents.propertyNames()) {
            if (!GlobalName.isComponent(name)) {
                sink.diagnostic(SourceProblem.in(file, "unsafe_name", "'" + name + "' is no single name")
                        .diagnostic());
            } else if (!Files.exists(folder.resolve(name))) {
                sink.diagnostic(Diagnostic.corrupt(
                        "missing_run",
                        file,
                        0,
                        "the run '" + Texts.wellFormed(name) + "' is listed, but has no folder"));
            }
        }
    }

    private static void loadFolders(SidecarFiles files, Set<Path> folders, RunRecords records, RecordSink sink) {
        for (Path folder : folders) {
            try {
                Optional<PublishedRun> run = PublishedFolder.read(files, folder);
                run.ifPresent(records::deliver);
            } catch (SourceProblem e) {
                sink.diagnostic(e.diagnostic());
            }
        }
    }

    /** The folders of runs among the inputs of a unit, in their order. */
    private static Set<Path> runFolders(SourceUnit unit) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path input : unit.inputs()) {
            if (!input.equals(unit.path())) {
                folders.add(above(input, 1));
            }
        }
        return folders;
    }

    private static Diagnostic quarantined(String hood, Diagnostic reason) {
        return Diagnostic.corrupt(
                reason.token(),
                reason.file(),
                reason.line(),
                "the hood '" + hood + "' is left out as a whole: " + reason.message());
    }

    private static Path above(Path path, int levels) {
        Path above = path;
        for (int i = 0; i < levels; i++) {
            above = above.resolveSibling("");
        }
        return above;
    }
}
