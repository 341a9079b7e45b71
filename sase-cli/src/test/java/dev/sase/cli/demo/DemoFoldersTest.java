package dev.sase.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFoldersTest {
    @TempDir
    private Path home;

    @Test
    void projectsComeBeforeTheFoldersThatTheirFilesName() throws IOException {
        HomeGenerator.generate(home, HomePlan.ofEverything(1, 20, Instant.parse("2026-06-01T12:00:00Z")));

        assertThat(DemoFolders.of(home))
                .map(folder -> home.relativize(folder).toString())
                .containsExactly(
                        "projects/atlas",
                        "projects/lyra",
                        "projects/orion",
                        "workspaces/atlas",
                        "workspaces/lyra",
                        "workspaces/orion");
    }

    @Test
    void aWorkspaceThatIsNotThereIsLeftOut() throws IOException {
        Path project = Files.createDirectories(home.resolve("projects").resolve("solo"));
        Files.writeString(project.resolve("solo.sase"), "WORKSPACE_DIR: " + home.resolve("gone") + "\n");

        assertThat(DemoFolders.of(home)).containsExactly(project);
    }

    @Test
    void aHomeWithoutProjectsIsAskedItself() throws IOException {
        assertThat(DemoFolders.of(home)).containsExactly(home);
    }
}
