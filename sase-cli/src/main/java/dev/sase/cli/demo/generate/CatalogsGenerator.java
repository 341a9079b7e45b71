package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes what catalogs are made of into the workspaces of projects: xprompts, workflows, settings, notes and file references, and the
 * user's own file references into the home.
 */
final class CatalogsGenerator {
    private static final String STORE = "file_reference_history.json";
    private static final Duration SPAN = Duration.ofDays(40);
    private static final List<String> BRANCHES = List.of("main", "release", "spike");

    private final Project project;
    private final HomePlan plan;
    private final Words words;

    private CatalogsGenerator(Project project, HomePlan plan, SplittableRandom random) {
        this.project = project;
        this.plan = plan;
        this.words = new Words(random);
    }

    static GeneratedHome.Catalogs write(Path home, List<Project> projects, HomePlan plan, SplittableRandom random)
            throws IOException {
        GeneratedHome.Catalogs written = GeneratedHome.Catalogs.NONE;
        for (int i = 0; i < projects.size(); i++) {
            int count = Project.share(i, plan.xprompts());
            if (count > 0) {
                CatalogsGenerator catalogs = new CatalogsGenerator(projects.get(i), plan, random.split());
                written = written.plus(catalogs.write(count));
            }
        }
        return plan.xprompts() == 0
                ? written
                : written.plus(references(home.resolve(STORE), new Words(random.split()), (plan.xprompts() + 1) / 2));
    }

    private GeneratedHome.Catalogs write(int count) throws IOException {
        PromptFiles prompts = new PromptFiles(project.workspace(), words);
        prompts.write(count);
        int shortNotes = 1 + count / 10;
        Path notes =
                Files.createDirectories(project.workspace().resolve("memory").resolve("short"));
        for (int i = 0; i < shortNotes; i++) {
            Files.writeString(
                    notes.resolve("note_" + i + ".md"), "# " + words.title() + "\n\n" + words.paragraph(3) + "\n");
        }
        references(count);
        return prompts.written().plus(new GeneratedHome.Catalogs(0, 0, 0, 0, shortNotes, count));
    }

    /** The file references of a project, with how often and when they were used. */
    private void references(int count) throws IOException {
        JsonWriter json = new JsonWriter().beginArray();
        for (int i = 0; i < count; i++) {
            json.beginObject();
            json.name("path").string(words.file(i));
            json.name("branch_or_workspace").string(words.pick(BRANCHES));
            json.name("last_used_at")
                    .string(plan.now()
                            .minusSeconds(words.below((int) SPAN.toSeconds()))
                            .toString());
            json.name("use_count").number(1 + words.below(40));
            json.endObject();
        }
        Path folder = Files.createDirectories(project.workspace().resolve(".sase"));
        Files.write(folder.resolve(STORE), json.endArray().toByteArray());
    }

    /** The user's own file references, of which only the order is known. */
    private static GeneratedHome.Catalogs references(Path store, Words words, int count) throws IOException {
        JsonWriter json = new JsonWriter().beginObject().name("paths").beginArray();
        for (int i = 0; i < count; i++) {
            json.string("~/" + words.file(i));
        }
        Files.write(store, json.endArray().endObject().toByteArray());
        return new GeneratedHome.Catalogs(0, 0, 0, 0, 0, count);
    }
}
