package dev.sase.cli.demo.generate;

import dev.sase.cli.demo.generate.DraftRun.Fate;
import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the folders of a project's runs: later ones of the main kind by day, the others directly in the folder of their kind. Confined
 * to one thread.
 */
final class RunFolders {
    private static final String SHARDED = "ace-run";
    private static final int YEAR_AND_MONTH = 6;
    private static final int DATE = 8;

    private final Project project;
    private final RunHistory history;
    private final Words words;
    private final JsonWriter json = new JsonWriter(2048);
    private final Set<Path> parents = new HashSet<>();

    RunFolders(Project project, RunHistory history) {
        this.project = project;
        this.history = history;
        this.words = history.words();
    }

    /** Writes the folder of a run. */
    void write(DraftRun run) throws IOException {
        Path folder = folder(run);
        Path parent = folder.resolveSibling("");
        if (parents.add(parent)) {
            Files.createDirectories(parent);
        }
        create(folder);
        file(folder, "agent_meta.json", () -> meta(run));
        Files.writeString(folder.resolve("raw_xprompt.md"), run.prompt() + "\n");
        if (run.fate().outcome().isPresent()) {
            file(folder, "done.json", () -> done(run, folder));
        }
        switch (run.fate()) {
            case RUNNING -> file(folder, "running.json", () -> running(run));
            case WAITING -> file(folder, "waiting.json", () -> waiting());
            case ASKING -> file(folder, "pending_question.json", () -> question(run, folder));
            default -> {
                // Nothing else is said of it.
            }
        }
        if (run.isWorkflow() && run.fate() != Fate.DISMISSED) {
            file(folder, "workflow_state.json", () -> workflow(run));
            file(folder, "prompt_step_main.json", () -> step(run, "main", "agent", 1));
            file(folder, "prompt_step_review__collect.json", () -> step(run, "collect", "bash", 0));
        }
    }

    /** Where the folder of a run is. */
    Path folder(DraftRun run) {
        Path kind = project.folder().resolve("artifacts").resolve(run.workflow());
        String timestamp = run.timestamp();
        boolean sharded = run.workflow().equals(SHARDED) && history.isLate(run);
        return sharded
                ? kind.resolve(timestamp.substring(0, YEAR_AND_MONTH))
                        .resolve(timestamp.substring(YEAR_AND_MONTH, DATE))
                        .resolve(timestamp)
                : kind.resolve(timestamp);
    }

    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("there is something at " + folder + " already; generate into an empty folder", e);
        }
    }

    private void file(Path folder, String name, Runnable members) throws IOException {
        json.reset();
        json.beginObject();
        members.run();
        json.endObject();
        Files.write(folder.resolve(name), json.toByteArray());
    }

    private void meta(DraftRun run) {
        json.name("name").string(run.name());
        json.name("cl_name").string(run.clName());
        json.name("changespec_name").string(run.clName());
        json.name("model").string(run.model().name());
        json.name("llm_provider").string(run.model().provider());
        json.name("vcs_provider").string("git");
        json.name("workspace_num").number(1 + words.below(9));
        json.name("workspace_dir").string(project.workspace().toString());
        json.name("pid").number(1_000 + words.below(60_000));
        json.name("hidden").bool(run.hidden());
        json.name("approve").bool(words.chance(40));
        if (run.isWorkflow()) {
            json.name("workflow_name").string("review");
        }
        run.role().ifPresent(role -> {
            json.name("role_suffix").string("--" + role);
            json.name("agent_family").string(run.name().replace("--" + role, ""));
            json.name("agent_family_role").string(role);
        });
        run.parent().ifPresent(parent -> {
            boolean ofWorkflow = words.chance(50);
            json.name(ofWorkflow ? "parent_agent_timestamp" : "parent_timestamp")
                    .string(DraftRun.stamp(parent));
            if (ofWorkflow) {
                json.name("workflow_name").string("review");
            }
        });
        run.retry().of().ifPresent(earlier -> {
            json.name("retry_of_timestamp").string(DraftRun.stamp(earlier));
            json.name("retry_chain_root_timestamp").string(DraftRun.stamp(earlier));
            json.name("retry_attempt").number(1);
        });
        run.retry().as().ifPresent(later -> {
            json.name("retried_as_timestamp").string(DraftRun.stamp(later));
            json.name("retry_error_category").string("transient");
        });
        if (run.fate() == Fate.WAITING) {
            json.name("wait_for").strings(List.of(words.agent(words.below(1_000))));
        }
        if (run.fate().hasStarted()) {
            json.name("run_started_at").string(run.launched().plusSeconds(1).toString());
        }
        if (run.fate().outcome().isPresent() || run.fate() == Fate.DISMISSED) {
            json.name("stopped_at").string(run.ended().toString());
        }
    }

    private void done(DraftRun run, Path folder) {
        json.name("outcome").string(run.fate().outcome().orElse(""));
        json.name("finished_at").number(run.ended().getEpochSecond() + words.below(1_000) / 1e3);
        json.name("cl_name").string(run.clName());
        json.name("project_file").string(project.file(false).toString());
        json.name("model").string(run.model().name());
        json.name("llm_provider").string(run.model().provider());
        json.name("name").string(run.name());
        json.name("response_path").string("~/.sase/chats/" + run.timestamp() + ".md");
        if (words.chance(40)) {
            json.name("diff_path").string(folder.resolve("change.diff").toString());
        }
        if (words.chance(15)) {
            json.name("plan_path").string("~/.sase/plans/" + run.timestamp() + ".md");
        }
        if (run.fate() == Fate.FAILED) {
            json.name("error").string(words.sentence());
        }
        run.retry().as().ifPresent(later -> json.name("retried_as_timestamp").string(DraftRun.stamp(later)));
    }

    private void running(DraftRun run) {
        json.name("pid").number(1_000 + words.below(60_000));
        json.name("cl_name").string(run.clName());
        json.name("model").string(run.model().name());
        json.name("llm_provider").string(run.model().provider());
        json.name("workspace_dir").string(project.workspace().toString());
    }

    private void waiting() {
        json.name("waiting_for").strings(List.of(words.agent(words.below(1_000))));
        json.name("wait_duration").number(60 + words.below(3_600));
    }

    private void question(DraftRun run, Path folder) {
        json.name("session_id").string(words.uuid());
        json.name("request_path").string(folder.resolve("question_request.json").toString());
        json.name("submitted_at").string(run.launched().plusSeconds(30).toString());
    }

    private void workflow(DraftRun run) {
        Optional<String> outcome = run.fate().outcome();
        json.name("workflow_name").string("review");
        json.name("status")
                .string(outcome.map(word -> word.equals("killed") ? "cancelled" : word)
                        .orElse("running"));
        json.name("context").beginObject().name("cl_name").string(run.clName()).endObject();
        json.name("current_step_index").number(outcome.isPresent() ? 1 : 0);
        json.name("start_time").string(run.launched().toString());
        json.name("steps").beginArray();
        for (String step : List.of("collect", "main")) {
            json.beginObject();
            json.name("name").string(step);
            json.name("status").string(outcome.isPresent() || step.equals("collect") ? "completed" : "running");
            json.endObject();
        }
        json.endArray();
    }

    private void step(DraftRun run, String name, String type, int index) {
        json.name("workflow_name").string("review");
        json.name("step_name").string(name);
        json.name("step_type").string(type);
        json.name("step_index").number(index);
        json.name("total_steps").number(2);
        json.name("status").string(run.fate().outcome().isPresent() ? "completed" : "in_progress");
        json.name("model").string(run.model().name());
        json.name("output")
                .beginObject()
                .name("summary")
                .string(words.sentence())
                .endObject();
    }
}
