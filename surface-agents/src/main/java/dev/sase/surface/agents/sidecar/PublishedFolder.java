package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Texts;
import dev.sase.surface.agents.Origin;
import dev.sase.surface.agents.archive.SourceFiles;
import dev.sase.surface.agents.archive.SourceProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a run from the files of its own folder: an orphan, or a run of the first version. */
final class PublishedFolder {
    private static final String VERSION = "schema_version";
    private static final long LEGACY_VERSION = 1;

    private final SidecarFiles files;
    private final Path folder;
    private final String name;

    private PublishedFolder(SidecarFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
        this.name = Texts.wellFormed(String.valueOf(folder.getFileName()));
    }

    /**
     * Reads a run.
     *
     * @param files reads the sidecar
     * @param folder the run's folder
     * @return the run, or empty when the folder is none of a run
     * @throws SourceProblem if it is one and cannot be read
     */
    static Optional<PublishedRun> read(SidecarFiles files, Path folder) throws SourceProblem {
        PublishedFolder run = new PublishedFolder(files, folder);
        Path file = folder.resolve(SidecarLayout.META);
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        JsonFacts meta = JsonFacts.of(file, bytes.get());
        boolean legacy = meta.integer(VERSION) == LEGACY_VERSION
                && files.size(folder.resolve(SidecarLayout.STATE)).isEmpty();
        return Optional.of(legacy ? run.legacy(meta) : run.orphan(meta));
    }

    private PublishedRun orphan(JsonFacts meta) throws SourceProblem {
        meta.requireVersion(OwnerManifest.VERSION);
        meta.requireText("global_name", name);
        JsonFacts stated = meta.object("owner");
        Owner owner = new Owner(stated.component("username"), stated.component("machine_name"));
        String localName = meta.component("local_name");
        meta.requireText("global_name", owner.prefix() + localName);
        JsonFacts project = meta.object("project");
        JsonFacts state = required(SidecarLayout.STATE);
        return new PublishedRun(
                Origin.ORPHAN,
                folder,
                name,
                localName,
                meta.optionalText("source_run_id"),
                project.optionalText("key"),
                project.optionalText("name"),
                state(state),
                times(state),
                meta.object("metadata").node(),
                commits(required(SidecarLayout.COMMITS)),
                optionalFiles());
    }

    private PublishedRun legacy(JsonFacts meta) throws SourceProblem {
        meta.requireText("name", name);
        String prefix = meta.component("machine") + ".";
        if (!name.startsWith(prefix) || name.length() == prefix.length()) {
            throw meta.problem("invalid_record", "'name' does not begin with the machine '" + prefix + "'");
        }
        return new PublishedRun(
                Origin.LEGACY,
                folder,
                name,
                name.substring(prefix.length()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RunState.COMPLETED,
                new PublishedRun.Times(
                        meta.optionalText("artifact_timestamp"),
                        meta.optionalText("run_started_at"),
                        meta.optionalText("stopped_at"),
                        Optional.empty()),
                meta.node(),
                commits(required(SidecarLayout.COMMITS)),
                optionalFiles());
    }

    private JsonFacts required(String file) throws SourceProblem {
        Path path = folder.resolve(file);
        return JsonFacts.of(path, files.require(path));
    }

    private PublishedRun.Files optionalFiles() throws SourceProblem {
        Path steps = folder.resolve(SidecarLayout.STEPS);
        Optional<byte[]> stepBytes = files.read(steps);
        return new PublishedRun.Files(
                files.size(folder.resolve(SidecarLayout.CHAT)).isPresent(),
                files.read(folder.resolve(SidecarLayout.PROMPT)).map(PublishedFolder::prompt),
                stepBytes.isPresent() ? steps(steps, stepBytes.get()) : List.of());
    }

    /** The state that a run or its file gives. */
    static RunState state(JsonFacts facts) throws SourceProblem {
        String word = facts.text("state");
        return RunState.of(word)
                .orElseThrow(() -> facts.problem("invalid_record", "'state' is the unknown word '" + word + "'"));
    }

    /** The times that a run or its file gives. */
    static PublishedRun.Times times(JsonFacts facts) throws SourceProblem {
        return new PublishedRun.Times(
                Optional.empty(),
                Optional.of(facts.text("started_at")),
                facts.optionalText("finished_at"),
                facts.optionalText("dismissed_at"));
    }

    /** The commits that a run or its file lists. */
    static List<PublishedRun.Commit> commits(JsonFacts facts) throws SourceProblem {
        List<PublishedRun.Commit> commits = new ArrayList<>();
        for (JsonFacts commit : facts.objects("commits")) {
            commits.add(new PublishedRun.Commit(
                    commit.component("sha"), commit.optionalText("subject").orElse("")));
        }
        return commits;
    }

    /** The text of a prompt; what is not UTF-8 in it is replaced. */
    static String prompt(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The markers of the steps in the order of their files. */
    static List<JsonNode> steps(Path file, byte[] bytes) throws SourceProblem {
        JsonNode list = SourceFiles.json(file, bytes);
        if (!list.isArray()) {
            throw SourceProblem.in(file, "invalid_record", "the file does not hold a list");
        }
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode step : list) {
            JsonNode marker = step.get("marker");
            if (marker == null || !marker.isObject()) {
                throw SourceProblem.in(file, "invalid_record", "step " + (steps.size() + 1) + " has no marker");
            }
            steps.add(step);
        }
        return steps;
    }
}
