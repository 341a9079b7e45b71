package dev.sase.cli.demo.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * A project of a generated home.
 *
 * @param name its name
 * @param folder its folder in the home
 * @param workspace the folder that people work in
 * @param spelling how its files are written
 */
record Project(String name, Path folder, Path workspace, Spelling spelling) {
    /** How the files of a project are written. */
    enum Spelling {
        /** The older file names, with numbers of changes in place of addresses. */
        LEGACY,
        /** With a header before each ChangeSpec. */
        PLAIN,
        /** The newer words, with references and the origin of pull requests. */
        NEWER
    }

    /** The projects: with {@code issues.jsonl}, with an event store, and without beads. */
    static List<Project> all(Path home) {
        return List.of(
                of(home, "atlas", Spelling.PLAIN),
                of(home, "orion", Spelling.NEWER),
                of(home, "lyra", Spelling.LEGACY));
    }

    private static Project of(Path home, String name, Spelling spelling) {
        return new Project(
                name,
                home.resolve("projects").resolve(name),
                home.resolve("workspaces").resolve(name),
                spelling);
    }

    /**
     * The share of a project in something that all projects have.
     *
     * @param index the number of the project
     * @param all the whole
     * @return two fifths for the first two, the rest for the third
     */
    static int share(int index, int all) {
        int large = (int) (2L * all / 5);
        return index < 2 ? large : all - 2 * large;
    }

    /** The project file, or the one of archived ChangeSpecs. */
    Path file(boolean archive) {
        String ending = spelling == Spelling.LEGACY ? ".gp" : ".sase";
        return folder.resolve(name + (archive ? "-archive" : "") + ending);
    }
}
