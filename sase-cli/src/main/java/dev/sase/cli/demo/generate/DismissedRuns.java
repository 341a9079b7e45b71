package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Writes the archive of dismissed runs: a bundle for each, and the list of all. Confined to one thread. */
final class DismissedRuns implements AutoCloseable {
    private static final int YEAR_AND_MONTH = 6;

    private final Path home;
    private final Instant now;
    private final JsonWriter list = new JsonWriter();
    private int count;

    DismissedRuns(Path home, Instant now) {
        this.home = home;
        this.now = now;
        list.beginArray();
    }

    int count() {
        return count;
    }

    /** Archives a run. */
    void add(Project project, DraftRun run, Path folder) throws IOException {
        count++;
        list.beginArray();
        list.string(run.isWorkflow() ? "workflow" : "run").string(run.clName()).string(run.timestamp());
        list.endArray();
        String timestamp = run.timestamp();
        Path shard = home.resolve("dismissed_bundles").resolve(timestamp.substring(0, YEAR_AND_MONTH));
        Files.createDirectories(shard);
        // Two projects may have launched something in the same second.
        Path file = shard.resolve(timestamp + ".json");
        Path free = Files.exists(file) ? shard.resolve(timestamp + "__c" + count + ".json") : file;
        Files.write(free, bundle(project, run, folder));
    }

    private byte[] bundle(Project project, DraftRun run, Path folder) {
        Duration after = Duration.between(run.ended(), now).dividedBy(2);
        JsonWriter json = new JsonWriter().beginObject();
        json.name("bundle_schema_version").number(2);
        json.name("raw_suffix").string(run.timestamp());
        json.name("agent_type").string(run.isWorkflow() ? "workflow" : "run");
        json.name("agent_name").string(run.name());
        json.name("cl_name").string(run.clName());
        json.name("status").string("DONE");
        json.name("start_time").string(run.launched().toString());
        json.name("stop_time").string(run.ended().toString());
        json.name("dismissed_at")
                .string(run.ended().plusSeconds(after.toSeconds()).toString());
        json.name("project_name").string(project.name());
        json.name("project_file").string(project.file(false).toString());
        json.name("artifacts_dir").string(folder.toString());
        json.name("model").string(run.model().name());
        json.name("llm_provider").string(run.model().provider());
        json.name("runtime").string("cli");
        json.name("is_workflow_child").bool(run.parent().isPresent());
        json.name("archive_search_text").string(run.prompt());
        return json.endObject().toByteArray();
    }

    /** Writes the list, if there is anything on it. */
    @Override
    public void close() throws IOException {
        if (count > 0) {
            Files.write(home.resolve("dismissed_agents.json"), list.endArray().toByteArray());
        }
    }
}
