package dev.sase.surface.agents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that describes a project: {@code <project>.sase}, or of older projects {@code <project>.gp}. */
final class ProjectFile {
    private ProjectFile() {}

    /**
     * What a run has among its inputs beside its folder: nothing, or for a project that only has the older file the newer one, which
     * is absent. So the list of inputs says which file the project has, and a run is loaded again when that changes but not whenever
     * the file is edited.
     */
    static List<Path> watchedBeside(Path folder, String project) {
        Path newer = folder.resolve(project + ".sase");
        return !Files.exists(newer) && Files.exists(folder.resolve(project + ".gp")) ? List.of(newer) : List.of();
    }

    /**
     * The project's file, which need not exist.
     *
     * @param older whether {@link #watchedBeside} gave something
     */
    static Path of(Path folder, String project, boolean older) {
        return folder.resolve(project + (older ? ".gp" : ".sase"));
    }
}
