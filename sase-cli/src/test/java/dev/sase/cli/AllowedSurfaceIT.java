package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar of the Markdown example from its permission to its removal, on the files and with a real daemon. */
@Timeout(240)
class AllowedSurfaceIT {
    private static final int ATTEMPTS = 50;

    @TempDir
    private static Path jars;

    @TempDir
    private Path folder;

    private Path home;
    private Path jar;
    private CommandRun user;

    @BeforeEach
    void makeAHomeAndAJar() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("tasks/garden"));
        Files.writeString(
                home.resolve("tasks/balcony.md"),
                "# Today\n\n- [ ] Water the plants #garden @due(2026-12-01)\n- [x] Post the letter\n");
        Files.writeString(home.resolve("tasks/garden/spring.md"), "* [ ] Buy soil\n* [ ] Buy soil\n");
        Path built = jars.resolve("surface-markdown-tasks-1.0.0.jar");
        if (!Files.exists(built)) {
            assertThat(TasksExample.jar(Checkout.find(), jars)).isEqualTo(built);
        }
        jar = Files.copy(built, folder.resolve("tasks.jar")).toRealPath();
        user = CommandRun.in(home)
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    @AfterEach
    void stopTheDaemon() throws Exception {
        JsonNode metadata = json("daemon", "status", "--json").get("metadata");
        assertThat(user.sase("daemon", "stop", "-T", "60").code()).isZero();
        if (!metadata.isNull()) {
            Optional<ProcessHandle> process =
                    ProcessHandle.of(metadata.get("pid").asLong());
            if (process.isPresent()) {
                process.get().onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(user.sase(arguments).out());
    }

    private JsonNode listed(String id) {
        return json("surface", "list", "--json")
                .get("surfaces")
                .valueStream()
                .filter(surface -> surface.get("id").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CommandRun.Result fromDaemon(List<String> words) throws IOException {
        String[] explained =
                Stream.concat(words.stream(), Stream.of("--explain")).toArray(String[]::new);
        CommandRun.Result result = user.sase(explained);
        for (int i = 0; i < ATTEMPTS && !result.err().contains("answered from the daemon"); i++) {
            Files.deleteIfExists(home.resolve("run/sase-host/daemon-silent"));
            result = user.sase(explained);
        }
        assertThat(result.err()).contains("answered from the daemon").doesNotContain("from the files");
        return result;
    }

    @Test
    void anAllowedJarIsReadFromTheFilesAndThroughTheDaemonWithTheSameBytes() throws IOException {
        assertThat(user.sase("task", "list").err()).contains("unknown command 'sase task'");

        CommandRun.Result added = user.sase("surface", "add", "../tasks.jar");

        assertThat(added.err()).contains("sase daemon restart").hasLineCount(1);
        assertThat(added.code()).isZero();
        assertThat(added.out())
                .startsWith("Allowed: " + jar + "\nSHA-256 ")
                .contains(
                        "tasks Tasks in Markdown files, org.example.tasks.TasksSurface",
                        "sase task search: ",
                        "task_show");
        CommandRun.Result started = user.sase("daemon", "start", "-T", "60");
        assertThat(started.code()).as(started.err()).isZero();
        assertThat(user.sase("daemon", "rebuild", "-T", "60").code()).isZero();
        String id = json("task", "list", "--tag", "garden", "--json")
                .get("tasks")
                .get(0)
                .get("id")
                .asString();
        for (List<String> words : List.of(
                List.of("task", "list"),
                List.of("task", "list", "--json"),
                List.of("task", "list", "--no-done", "--due-before", "2027-01-01", "--json"),
                List.of("task", "list", "--file", "garden/spring.md", "--json"),
                List.of("task", "search", "PLANTS", "--json"),
                List.of("task", "show", id),
                List.of("task", "show", id, "--json"))) {
            CommandRun.Result files = user.sase(
                    Stream.concat(words.stream(), Stream.of("--no-daemon")).toArray(String[]::new));

            assertThat(files.code()).as("%s: %s", words, files.err()).isZero();
            assertThat(files.out()).isNotEmpty();
            assertThat(fromDaemon(words).out()).as("%s", words).isEqualTo(files.out());
        }
        assertThat(user.sase("daemon", "verify", "--surface", "tasks", "-T", "60")
                        .out())
                .startsWith("Verify: ok\n- tasks: ok");
        assertThat(user.sase("daemon", "rebuild", "--surface", "tasks", "-T", "60")
                        .code())
                .isZero();
        assertThat(user.sase("daemon", "diff", "--surface", "tasks", "-T", "60").code())
                .isZero();
        Files.writeString(home.resolve("tasks/balcony.md"), "- [?] Nobody knows\n");
        assertThat(user.sase("daemon", "diff", "--surface", "tasks", "-T", "60").out())
                .contains("balcony.md:1", "unknown_mark");
    }

    @Test
    void aJarIsListedWithWhatBecameOfIt() throws IOException {
        assertThat(user.sase("surface", "add", jar.toString()).code()).isZero();

        JsonNode served = listed("tasks");
        assertThat(served.get("state").asString()).isEqualTo("served");
        assertThat(served.get("origin").asString()).isEqualTo("jar");
        assertThat(served.get("loaded_from").asString()).isEqualTo(jar.toString());
        assertThat(listed("beads").get("origin").asString()).isEqualTo("built_in");
        assertThat(user.sase("surface", "list").out()).contains(jar.toString(), "built in");
        assertThat(user.sase("surface", "add", jar.toString()).out()).startsWith("Allowed already: ");

        Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(listed("tasks").get("state").asString()).isEqualTo("not_allowed");
        CommandRun.Result refused = user.sase("task", "list");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("not those that were allowed", "sase surface add " + jar)
                .hasLineCount(1);
        assertThat(user.sase("notify", "counts")).satisfies(other -> {
            assertThat(other.code()).isZero();
            assertThat(other.err()).isEmpty();
        });
        assertThat(user.sase("surface", "list").err())
                .startsWith("Warning: tasks: ")
                .contains("not those that were allowed");

        Files.delete(jar);
        assertThat(listed("tasks").get("state").asString()).isEqualTo("missing");
        assertThat(user.sase("task", "list").err()).contains("is gone");
    }

    @Test
    void aJarIsRemovedByIdOrByItsPath() throws IOException {
        for (String name : List.of("tasks", jar.toString(), "../tasks.jar")) {
            assertThat(user.sase("surface", "add", jar.toString()).code()).isZero();

            CommandRun.Result removed = user.sase("surface", "remove", name);

            assertThat(removed.code()).as(removed.err()).isZero();
            assertThat(removed.out()).startsWith("Removed tasks: " + jar);
            assertThat(user.sase("task", "list").err()).contains("unknown command");
        }
        assertThat(jar).exists();
        user.sase("surface", "add", jar.toString());
        Files.delete(jar);
        assertThat(user.sase("surface", "remove", "../tasks.jar").code()).isZero();
    }

    @Test
    void removingWhatIsNotThereSuggestsWhatIs() {
        user.sase("surface", "add", jar.toString());

        assertThat(user.sase("surface", "remove", "task").err())
                .contains("did you mean 'tasks'?")
                .hasLineCount(1);
        assertThat(user.sase("surface", "remove", "nothing-like-it").code()).isEqualTo(1);
        CommandRun.Result builtIn = user.sase("surface", "remove", "beads");
        assertThat(builtIn.code()).isEqualTo(2);
        assertThat(builtIn.err()).contains("built in").hasLineCount(1);
    }

    @Test
    void whatIsNoSurfaceIsRefusedInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "words");
        for (String name : List.of(text.toString(), folder.resolve("absent.jar").toString(), home.toString())) {
            CommandRun.Result refused = user.sase("surface", "add", name);

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).startsWith("Error: ").contains(name).hasLineCount(1);
        }
        assertThat(user.sase("surface", "add").code()).isEqualTo(2);
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
