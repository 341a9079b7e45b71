package dev.sase.surface.agents;

import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the markers of one run from its folder. Confined to one thread. */
final class RunFolder {
    static final String AGENT_META = "agent_meta.json";

    private static final String STEP_PREFIX = "prompt_step_";
    private static final String STEP_SUFFIX = ".json";

    private final Path folder;
    private final RecordSink sink;
    private final TreeSet<String> names = new TreeSet<>(Texts::compare);

    private RunFolder(Path folder, RecordSink sink) {
        this.folder = folder;
        this.sink = sink;
    }

    /**
     * Reads a folder.
     *
     * @param folder the run's folder
     * @param sink takes what is wrong with single files
     * @return the markers; empty when the folder is gone or has nothing in it
     * @throws IOException if the folder exists but cannot be listed
     */
    static Optional<RunMarkers> read(Path folder, RecordSink sink) throws IOException {
        RunFolder run = new RunFolder(folder, sink);
        run.names.addAll(Listing.names(folder));
        return run.names.isEmpty() ? Optional.empty() : Optional.of(run.markers());
    }

    private RunMarkers markers() {
        Optional<JsonNode> state = object("workflow_state.json").content();
        return new RunMarkers(
                object(AGENT_META).content().map(AgentMeta::read),
                markedBy("done.json", MarkerFormats.DONE),
                object("running.json").content().map(MarkerFormats.RUNNING::read),
                object("waiting.json").content().map(MarkerFormats.WAITING::read),
                markedBy("pending_question.json", MarkerFormats.PENDING_QUESTION),
                state.map(WorkflowState::read),
                state.map(WorkflowState::steps).orElse(List.of()),
                object("plan_path.json").content().map(MarkerFormats.PLAN_PATH::read),
                promptSteps(),
                file("raw_xprompt.md", path -> MarkerFile.text(path, sink))
                        .content()
                        .map(PromptSnippet::of),
                file("xprompts.json", path -> MarkerFile.array(path, sink))
                        .content()
                        .map(UsedXprompts::read)
                        .orElse(List.of()));
    }

    /** A marker whose presence says something even when it cannot be read. */
    private Optional<Marker> markedBy(String name, MarkerFormat format) {
        MarkerFile<JsonNode> file = object(name);
        return file.exists() ? Optional.of(file.content().map(format::read).orElse(Marker.EMPTY)) : Optional.empty();
    }

    private MarkerFile<JsonNode> object(String name) {
        return file(name, path -> MarkerFile.object(path, sink));
    }

    /** One listing says which of the many possible files there are. */
    private <T> MarkerFile<T> file(String name, Function<Path, MarkerFile<T>> reader) {
        return names.contains(name) ? reader.apply(folder.resolve(name)) : new MarkerFile<>(false, Optional.empty());
    }

    private List<Marker> promptSteps() {
        List<Marker> steps = new ArrayList<>();
        for (String name : names.tailSet(STEP_PREFIX)) {
            if (!name.startsWith(STEP_PREFIX)) {
                break;
            }
            if (name.endsWith(STEP_SUFFIX) && Files.isRegularFile(folder.resolve(name))) {
                object(name).content().map(step -> promptStep(name, step)).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static Marker promptStep(String name, JsonNode step) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file_name", Texts.wellFormed(name));
        values.putAll(MarkerFormats.PROMPT_STEP.read(step).values());
        return new Marker(values);
    }
}
