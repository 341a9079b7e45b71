package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says where entries come from, as lists show it. Links of folders are resolved once, when it is made. Confined to one load. */
final class Places {
    /** The bucket of what the user's own settings and folders hold. */
    static final String CONFIG = "config";

    private static final String PLUGIN = "plugin";
    private static final String BUILT_IN = "built-in";
    private static final String MEMORY = "memory";
    private static final String PROJECT = "project";

    /** The buckets that there are. */
    static final List<String> BUCKETS = List.of(BUILT_IN, CONFIG, MEMORY, PLUGIN, PROJECT);

    /**
     * Where an entry belongs.
     *
     * @param bucket one of {@link #BUCKETS}
     * @param project the project, where it belongs to one
     * @param display its source for people
     * @param definition the file that holds it, with links resolved
     */
    record Place(String bucket, Optional<String> project, Optional<String> display, Optional<Path> definition) {}

    private record Workspace(String project, Path path) {}

    private final SourceReader reader;
    private final List<Path> installed;
    private final List<Workspace> workspaces;
    private final Optional<Path> userConfig;

    Places(Site site, SourceReader reader) {
        this.reader = reader;
        installed = Stream.concat(site.builtinFolder().stream(), site.defaultFolder().stream())
                .map(RealPaths::of)
                .toList();
        workspaces = site.workspaces().entrySet().stream()
                .map(known -> new Workspace(known.getKey(), RealPaths.of(known.getValue())))
                .sorted(Comparator.comparing(
                                (Workspace known) -> !known.project().equals(site.scope()))
                        .thenComparing(known -> known.path().getNameCount(), Comparator.reverseOrder()))
                .toList();
        userConfig = site.userHome().map(home -> RealPaths.of(home.resolve(".config/sase")));
    }

    Place of(Found found) {
        Path path = reader.real(found.file());
        Optional<Path> definition = Optional.of(path);
        String source = found.source();
        if (found.project().isPresent()) {
            return new Place(PROJECT, found.project(), Optional.of(source), definition);
        }
        if (!found.isFile()) {
            boolean plugin = source.startsWith("plugin:") || source.startsWith("plugin_config:");
            return new Place(plugin ? PLUGIN : CONFIG, Optional.empty(), Optional.of(source), definition);
        }
        Optional<Workspace> workspace = workspaces.stream()
                .filter(known -> path.startsWith(known.path()))
                .findFirst();
        String bucket = bucket(found, path, workspace);
        Optional<String> project = bucket.equals(PROJECT) ? workspace.map(Workspace::project) : Optional.empty();
        return new Place(bucket, project, display(path, workspace), definition);
    }

    private String bucket(Found found, Path path, Optional<Workspace> workspace) {
        if (installed.stream().anyMatch(path::startsWith)) {
            return BUILT_IN;
        }
        boolean note =
                found.definition().kind() == PromptKind.MEMORY || found.source().contains("memory/long");
        return note ? MEMORY : workspace.isPresent() ? PROJECT : CONFIG;
    }

    private Optional<String> display(Path path, Optional<Workspace> workspace) {
        if (workspace.isPresent()) {
            return workspace.map(known -> known.path().relativize(path).toString());
        }
        return installed.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(folder -> SourceFolder.nameOf(folder) + "/" + folder.relativize(path))
                .or(() ->
                        userConfig.filter(path::startsWith).map(folder -> "~/.config/sase/" + folder.relativize(path)));
    }
}
