package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Writes the runs that a user published from another machine. Keys are written sorted, as the format wants. */
final class SidecarGenerator {
    private static final Duration SPAN = Duration.ofDays(60);
    private static final String PREFIX = "grace.anvil.";
    private static final int RUNS_OF_A_HOOD = 4;

    private final Path root;
    private final Project project;
    private final Words words;
    private final Map<String, String> digests = new TreeMap<>();
    private int dismissed;

    private SidecarGenerator(Project project, RandomGenerator random) {
        this.project = project;
        this.root = project.folder().resolve("repos").resolve("agents");
        this.words = new Words(random);
    }

    /** A run: its name without its owner, and the members that its state and the snapshot share. */
    private record Run(String localName, String state, Instant started, String prompt) {
        String id() {
            return String.format(Locale.ROOT, "run-%032x", localName.hashCode() & 0xffff_ffffL);
        }

        /** The sorted members from {@code source_run_id} on. */
        void writeEnd(JsonWriter json) {
            json.name("source_run_id").string(id());
            json.name("started_at").string(started.toString());
            json.name("state").string(state);
        }

        String end() {
            return started.plusSeconds(900).toString();
        }

        boolean isDismissed() {
            return state.equals("dismissed");
        }
    }

    /** Writes so many runs. */
    static GeneratedHome.Agents write(Project project, int count, Instant now, RandomGenerator random)
            throws IOException {
        SidecarGenerator sidecar = new SidecarGenerator(project, random);
        sidecar.text(
                "schema.json",
                "{\"authority\":\"owner-sharded\",\"format\":\"sase-agents-sidecar\",\"relationship_schema_version\":2,"
                        + "\"schema_version\":2}");
        List<Run> hood = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant started = now.minus(SPAN).plusSeconds(SPAN.toSeconds() * i / (count + 1));
            hood.add(sidecar.run(i, started));
            if (hood.size() == RUNS_OF_A_HOOD || i == count - 1) {
                sidecar.hood(hood);
                hood.clear();
            }
        }
        sidecar.manifest();
        return new GeneratedHome.Agents(count, sidecar.dismissed, 0);
    }

    private Run run(int number, Instant started) {
        String hood = "h" + Integer.toString(number / RUNS_OF_A_HOOD, 36);
        int n = words.below(100);
        String state = n < 60 ? "completed" : n < 80 ? "active" : n < 90 ? "dismissed" : "failed";
        dismissed += state.equals("dismissed") ? 1 : 0;
        return new Run(hood + ".r" + number, state, started, words.paragraph(2));
    }

    private void hood(List<Run> runs) throws IOException {
        String localName = runs.getFirst().localName();
        String hood = localName.substring(0, localName.indexOf('.'));
        JsonWriter json = new JsonWriter(8192).beginObject();
        json.name("containers").beginArray().endArray();
        json.name("hood").beginObject();
        json.name("global_name").string(PREFIX + hood);
        json.name("local_name").string(hood);
        json.endObject();
        owner(json);
        project(json);
        json.name("relationships").beginArray().endArray();
        json.name("runs").beginArray();
        for (Run run : runs) {
            snapshot(run, json);
        }
        json.endArray();
        json.name("schema_version").number(2);
        json.name("structural_ancestors").beginArray().endArray();
        String text = new String(json.endObject().toByteArray(), StandardCharsets.UTF_8);
        digests.put(hood, digest(text("users/grace/machines/anvil/hoods/" + hood + "/snapshot.json", text)));
    }

    /** Writes the files of a run and its place in the snapshot. */
    private void snapshot(Run run, JsonWriter json) throws IOException {
        String folder = "agents/" + PREFIX + run.localName() + "/";
        Map<String, byte[]> files = new TreeMap<>();
        files.put("commits", text(folder + "commits.json", commits(run)));
        files.put("meta", text(folder + "meta.json", meta(run)));
        files.put("prompt", text(folder + "prompt.md", run.prompt()));
        files.put("state", text(folder + "state.json", state(run)));
        json.beginObject();
        json.name("commits").beginArray().endArray();
        times(run, json);
        json.name("files").beginObject();
        files.forEach((name, bytes) -> {
            json.name(name).beginObject();
            json.name("digest").string(digest(bytes));
            json.name("path").string(folder + name + (name.equals("prompt") ? ".md" : ".json"));
            json.name("size_bytes").number(bytes.length);
            json.endObject();
        });
        json.endObject();
        json.name("finished_at").string(run.state().equals("active") ? null : run.end());
        json.name("global_name").string(PREFIX + run.localName());
        json.name("local_name").string(run.localName());
        metadata(json);
        run.writeEnd(json);
        json.endObject();
    }

    private static void times(Run run, JsonWriter json) {
        json.name("dismissed_at").string(run.isDismissed() ? run.end() : null);
    }

    private static String state(Run run) {
        JsonWriter json = new JsonWriter().beginObject();
        times(run, json);
        json.name("finished_at").string(run.state().equals("active") ? null : run.end());
        json.name("schema_version").number(2);
        run.writeEnd(json);
        return new String(json.endObject().toByteArray(), StandardCharsets.UTF_8);
    }

    private static String commits(Run run) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("commits").beginArray().endArray();
        json.name("schema_version").number(2);
        json.name("source_run_id").string(run.id());
        return new String(json.endObject().toByteArray(), StandardCharsets.UTF_8);
    }

    private String meta(Run run) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("global_name").string(PREFIX + run.localName());
        json.name("local_name").string(run.localName());
        metadata(json);
        owner(json);
        project(json);
        json.name("schema_version").number(2);
        json.name("source_run_id").string(run.id());
        return new String(json.endObject().toByteArray(), StandardCharsets.UTF_8);
    }

    private static void metadata(JsonWriter json) {
        json.name("metadata").beginObject();
        json.name("llm_provider").string("anthropic");
        json.name("model").string("opus");
        json.endObject();
    }

    private static void owner(JsonWriter json) {
        json.name("owner").beginObject();
        json.name("machine_name").string("anvil");
        json.name("username").string("grace");
        json.endObject();
    }

    private void project(JsonWriter json) {
        json.name("project").beginObject();
        json.name("key").string("example__" + project.name());
        json.name("name").string(project.name());
        json.endObject();
    }

    private void manifest() throws IOException {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("hoods").beginObject();
        digests.forEach((hood, digest) ->
                json.name(hood).beginObject().name("digest").string(digest).endObject());
        json.endObject();
        owner(json);
        project(json);
        json.name("schema_version").number(2);
        text(
                "users/grace/machines/anvil/manifest.json",
                new String(json.endObject().toByteArray(), StandardCharsets.UTF_8));
    }

    /** Writes a file and gives its bytes. */
    private byte[] text(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return bytes;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
