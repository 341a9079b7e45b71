package dev.sase.surface.agents;

import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What follows from the markers of a run with a folder: its status, its row, its parents and what it left behind.
 *
 * @param place where the run lies
 * @param markers what its markers hold
 */
record Derived(RunPlace place, RunMarkers markers) {
    private static final String WORKSPACE_NUM = "workspace_num";
    private static final String WORKSPACE_DIR = "workspace_dir";

    /** The run. */
    AgentRun run() {
        return new AgentRun(summary(), markers, edges(), artifacts(), Optional.empty());
    }

    /** The status: the first of waiting, the workflow's own word, the outcome, the start that decides. */
    String status() {
        if (markers.waiting().isPresent()) {
            return "waiting";
        }
        Optional<Marker> state = markers.workflowState();
        if (state.isPresent()) {
            return state.get().text("status").orElse("running");
        }
        Optional<Marker> done = markers.done();
        if (done.isPresent()) {
            return switch (done.get().text("outcome").orElse("")) {
                case "failed" -> "failed";
                case "killed", "cancelled" -> "killed";
                default -> "completed";
            };
        }
        boolean started =
                meta("run_started_at").or(() -> meta("wait_completed_at")).isPresent();
        return started || markers.running().isPresent() ? "running" : "starting";
    }

    private AgentSummary summary() {
        Optional<Marker> state = markers.workflowState();
        return new AgentSummary(
                agentId(),
                place,
                status(),
                state.isPresent() ? AgentSummary.WORKFLOW : AgentSummary.AGENT,
                labels(),
                new RunTimes(
                        meta("run_started_at").or(() -> text(markers.workflowState(), "start_time")),
                        markers.done().flatMap(done -> done.fraction("finished_at")),
                        meta("run_started_at")),
                hidden(),
                new RunMarks(
                        markers.done().isPresent(),
                        markers.running().isPresent(),
                        markers.waiting().isPresent(),
                        state.isPresent()),
                lineage());
    }

    private RunLabels labels() {
        return new RunLabels(
                first(
                        () -> text(markers.done(), "cl_name"),
                        () -> text(markers.running(), "cl_name"),
                        () -> text(markers.workflowState(), "cl_name"),
                        () -> meta("cl_name")),
                first(
                        () -> meta("name"),
                        () -> text(markers.done(), "name"),
                        () -> text(markers.workflowState(), "workflow_name")),
                runner("model"),
                runner("llm_provider"));
    }

    /** What says on what a run runs, in any of the markers. */
    private Optional<String> runner(String field) {
        return first(
                () -> meta(field),
                () -> text(markers.done(), field),
                () -> text(markers.running(), field),
                () -> text(markers.promptSteps().stream().findFirst(), field));
    }

    private boolean hidden() {
        return Stream.of(markers.agentMeta(), markers.done(), markers.workflowState())
                        .anyMatch(marker -> isSet(marker, "hidden"))
                || isSet(markers.workflowState(), "is_anonymous");
    }

    private RunLineage lineage() {
        return new RunLineage(
                meta("parent_agent_timestamp")
                        .or(() -> meta("parent_timestamp"))
                        .map(place::agentId),
                meta("workflow_name").or(() -> text(markers.workflowState(), "workflow_name")),
                meta("retry_of_timestamp").map(place::agentId),
                markers.agentMeta()
                        .flatMap(meta -> meta.number("pid"))
                        .or(() -> markers.running().flatMap(running -> running.number("pid"))),
                metaOrDone(marker -> marker.number(WORKSPACE_NUM))
                        .map(number -> place.project() + ":" + number)
                        .or(() -> metaOrDone(marker -> marker.text(WORKSPACE_DIR))));
    }

    private List<AgentEdge> edges() {
        List<AgentEdge> edges = new ArrayList<>();
        meta("parent_timestamp").ifPresent(parent -> edges.add(edge(parent, AgentEdge.PARENT_CHILD)));
        meta("parent_agent_timestamp").ifPresent(parent -> edges.add(edge(parent, AgentEdge.WORKFLOW_PARENT)));
        return edges;
    }

    private AgentEdge edge(String parent, String type) {
        return new AgentEdge(
                place.agentId(parent),
                agentId(),
                type,
                Optional.of(parent),
                Optional.of(place.timestamp()),
                meta("workflow_name"));
    }

    private List<AgentArtifact> artifacts() {
        Map<List<String>, AgentArtifact> byPathAndKind = new LinkedHashMap<>();
        markers.done().ifPresent(done -> {
            Stream.of("plan", "diff", "response", "output")
                    .forEach(kind -> done.text(kind + "_path")
                            .ifPresent(path -> add(byPathAndKind, path, kind, AgentArtifact.DONE_MARKER)));
            Stream.of("markdown_pdf", "image", "video")
                    .forEach(kind -> done.texts(kind + "_paths")
                            .forEach(path -> add(byPathAndKind, path, kind, AgentArtifact.DONE_MARKER)));
        });
        text(markers.planPath(), "plan_path")
                .ifPresent(path -> add(byPathAndKind, path, "plan", AgentArtifact.PLAN_PATH_MARKER));
        return byPathAndKind.values().stream()
                .sorted(Comparator.comparing(AgentArtifact::kind, Texts::compare)
                        .thenComparing(AgentArtifact::path, Texts::compare))
                .toList();
    }

    private void add(Map<List<String>, AgentArtifact> artifacts, String path, String kind, String role) {
        artifacts.put(List.of(path, kind), AgentArtifact.of(agentId(), path, kind, role));
    }

    private String agentId() {
        return place.agentId(place.timestamp());
    }

    private Optional<String> meta(String field) {
        return text(markers.agentMeta(), field);
    }

    private <T> Optional<T> metaOrDone(Function<Marker, Optional<T>> value) {
        return markers.agentMeta().flatMap(value).or(() -> markers.done().flatMap(value));
    }

    private static Optional<String> text(Optional<Marker> marker, String field) {
        return marker.flatMap(present -> present.text(field));
    }

    private static boolean isSet(Optional<Marker> marker, String field) {
        return marker.filter(present -> present.isSet(field)).isPresent();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Optional<String> first(Supplier<Optional<String>>... sources) {
        return Stream.of(sources).flatMap(source -> source.get().stream()).findFirst();
    }
}
