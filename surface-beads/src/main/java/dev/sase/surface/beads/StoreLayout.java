package dev.sase.surface.beads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where in a project's folder a store may lie, in the order in which they are tried. */
enum StoreLayout {
    /** Kept with the project's own files. */
    IN_TREE("vc", "sdd/beads"),
    /** Kept beside them, out of version control. */
    LOCAL("local", ".sase/sdd/beads"),
    /** The root of a repository of its own. */
    SIDECAR("sidecar", "sase/repos/beads"),
    /** Inside the repository of the plans. */
    PLANS("plans", "sase/repos/plans/beads");

    private static final int SPLIT_SIDECARS_VERSION = 3;

    private final String word;
    private final String relative;

    StoreLayout(String word, String relative) {
        this.word = word;
        this.relative = relative;
    }

    /** The word that tells apart several stores of one project. */
    String word() {
        return word;
    }

    /** The folder of a project's store of this layout; it need not exist. */
    Path folderIn(Path project) {
        return project.resolve(relative);
    }

    /** Where stores and their streams lie below the folder of the projects, as patterns of a source root. */
    static List<String> foldersBelowProjects() {
        return Arrays.stream(values())
                .map(layout -> "*/" + layout.relative + "/**")
                .toList();
    }

    private boolean isIn(Path project) {
        Path folder = folderIn(project);
        return Files.isDirectory(folder) && (this != SIDECAR || isStore(folder) || isSplit(project));
    }

    /** The project of a store's folder, if the folder lies as this layout says. */
    Optional<Path> projectOf(Path store) {
        Path parts = Path.of(relative);
        if (!store.endsWith(parts)) {
            return Optional.empty();
        }
        Path project = store;
        for (int i = 0; i < parts.getNameCount() && project != null; i++) {
            project = project.getParent();
        }
        return Optional.ofNullable(project);
    }

    /** The layouts of the stores that a project has. */
    static List<StoreLayout> presentIn(Path project) {
        return Arrays.stream(values()).filter(layout -> layout.isIn(project)).toList();
    }

    /** Whether a folder has what a store consists of. An empty clone has not. */
    static boolean isStore(Path folder) {
        return Files.exists(IssuesFile.of(folder))
                || Files.exists(folder.resolve("config.json"))
                || Files.exists(EventStore.manifestOf(folder))
                || Files.exists(EventStore.streamsOf(folder));
    }

    /** Whether the project's record says that its beads have a repository of their own. */
    private static boolean isSplit(Path project) {
        try {
            byte[] bytes = Files.readAllBytes(project.resolve(".sase").resolve("sdd-store.json"));
            Optional<JsonObject> json = JsonLine.lastCounts().parse(bytes, 0, bytes.length);
            if (json.isEmpty()) {
                return false;
            }
            Long version = json.get().integer("schema_version");
            return version != null
                    && version == SPLIT_SIDECARS_VERSION
                    && json.get().object("sidecars").isSet("beads");
        } catch (IOException | MalformedException _) {
            return false;
        }
    }
}
