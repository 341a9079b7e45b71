package dev.sase.cli.demo.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the two project files of a project, and the checkout in its workspace. */
final class ProjectFiles {
    private static final String SEPARATOR = "\n\n";

    private ProjectFiles() {}

    static void write(Project project, SpecHistory history) throws IOException {
        Files.createDirectories(project.folder());
        Files.createDirectories(project.workspace());
        SpecText text = new SpecText(project, history.words());
        try (BufferedWriter active = Files.newBufferedWriter(project.file(false));
                BufferedWriter archive = Files.newBufferedWriter(project.file(true))) {
            active.write(header(project));
            history.forEach(spec -> {
                BufferedWriter file = spec.isArchived() ? archive : active;
                file.write(text.of(spec));
                file.write(SEPARATOR);
            });
        }
        Optional<String> branch = history.branch();
        if (branch.isPresent()) {
            Path git = Files.createDirectories(project.workspace().resolve(".git"));
            Files.writeString(git.resolve("HEAD"), "ref: refs/heads/" + branch.get() + "\n");
        }
    }

    private static String header(Project project) {
        String first = project.spelling() == Project.Spelling.NEWER
                ? "PROJECT_STATE: enabled\nPROJECT_NAME: " + project.name() + "\n"
                : "";
        return first + "WORKSPACE_DIR: " + project.workspace() + "\n" + SEPARATOR;
    }
}
