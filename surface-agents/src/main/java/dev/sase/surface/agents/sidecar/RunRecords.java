package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import dev.sase.surface.agents.AgentArtifact;
import dev.sase.surface.agents.AgentEdge;
import dev.sase.surface.agents.AgentRun;
import dev.sase.surface.agents.AgentRuns;
import dev.sase.surface.agents.AgentSummary;
import dev.sase.surface.agents.Marker;
import dev.sase.surface.agents.Publication;
import dev.sase.surface.agents.RunLabels;
import dev.sase.surface.agents.RunLineage;
import dev.sase.surface.agents.RunMarks;
import dev.sase.surface.agents.RunPlace;
import dev.sase.surface.agents.RunTimes;
import dev.sase.surface.agents.archive.ArchivedAgent;
import dev.sase.surface.agents.archive.ArchivedAgents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Turns published runs into records of the surface. Confined to one thread. */
final class RunRecords {
    private static final int LONGEST_SEARCH_TEXT = 32_768;
    private static final String ROLE = "published";

    private final String scope;
    private final RecordSink sink;

    /**
     * Creates records.
     *
     * @param scope the name of the project's folder
     * @param sink takes them
     */
    RunRecords(String scope, RecordSink sink) {
        this.scope = scope;
        this.sink = sink;
    }

    /** Delivers the runs of a hood. */
    void deliver(HoodSnapshot hood) {
        Map<String, String> timestamps = new TreeMap<>();
        hood.runs().forEach(run -> timestamps.put(run.globalName(), timestamp(run)));
        for (PublishedRun run : hood.runs()) {
            List<AgentEdge> edges = new ArrayList<>();
            List<String> waitsFor = new ArrayList<>();
            for (Relation relation : hood.relations()) {
                if (!relation.source().equals(run.globalName())) {
                    continue;
                }
                switch (relation.kind()) {
                    case WAIT -> waitsFor.add(id(relation.target()));
                    case WORKFLOW_PARENT ->
                        edges.add(edge(run, relation.target(), Optional.ofNullable(timestamps.get(relation.target()))));
                }
            }
            List<String> members = hood.families().stream()
                    .filter(family -> family.contains(run.globalName()))
                    .flatMap(List::stream)
                    .map(this::id)
                    .toList();
            deliver(run, edges, waitsFor, members);
        }
    }

    /** Delivers a run that nothing is known of but itself. */
    void deliver(PublishedRun run) {
        deliver(run, List.of(), List.of(), List.of());
    }

    private void deliver(PublishedRun run, List<AgentEdge> edges, List<String> waitsFor, List<String> members) {
        Path file = run.folder().resolve(SidecarLayout.META);
        Marker metadata = PublishedMarkers.metadata(run);
        AgentSummary summary = summary(run, metadata, edges);
        Publication publication = new Publication(
                run.globalName(),
                run.sourceRunId(),
                run.projectKey(),
                run.projectName(),
                run.state().word(),
                run.times().dismissed(),
                run.origin(),
                waitsFor,
                members,
                run.files().prompt().map(RunRecords::searched).orElse(""));
        sink.record(
                AgentRuns.COLLECTION,
                new AgentRun(
                        summary, PublishedMarkers.of(run, metadata), edges, artifacts(run), Optional.of(publication)),
                file,
                0);
        if (run.isDismissed()) {
            sink.record(ArchivedAgents.COLLECTION, archived(run, summary, !edges.isEmpty()), file, 0);
        }
    }

    private AgentSummary summary(PublishedRun run, Marker metadata, List<AgentEdge> edges) {
        return new AgentSummary(
                id(run.globalName()),
                new RunPlace(scope, "", "", "", Texts.wellFormed(run.folder().toString()), timestamp(run)),
                run.state().status(),
                AgentSummary.AGENT,
                new RunLabels(
                        metadata.text("cl_name"),
                        Optional.of(run.localName()),
                        metadata.text("model"),
                        metadata.text("llm_provider")),
                new RunTimes(
                        run.times().started(),
                        run.times().finished().flatMap(text -> time(run, text)).map(PublishedTime::epochSeconds),
                        Optional.empty()),
                metadata.isSet("hidden"),
                new RunMarks(run.state().isTerminal(), false, false, false),
                new RunLineage(
                        edges.stream().map(AgentEdge::parentAgentId).findFirst(),
                        metadata.text("workflow_name"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private AgentEdge edge(PublishedRun child, String parent, Optional<String> parentTimestamp) {
        Optional<String> workflow = Optional.ofNullable(child.metadata().get("workflow_name"))
                .filter(JsonNode::isString)
                .map(name -> Texts.wellFormed(name.stringValue()));
        return new AgentEdge(
                id(parent),
                id(child.globalName()),
                AgentEdge.WORKFLOW_PARENT,
                parentTimestamp.filter(text -> !text.isEmpty()),
                Optional.of(timestamp(child)).filter(text -> !text.isEmpty()),
                workflow);
    }

    private List<AgentArtifact> artifacts(PublishedRun run) {
        String id = id(run.globalName());
        Map<String, AgentArtifact> commits = new TreeMap<>(Texts::compare);
        for (PublishedRun.Commit commit : run.commits()) {
            commits.put(
                    commit.sha(),
                    new AgentArtifact(id, commit.sha(), "commit", Optional.of(commit.subject()), Optional.of(ROLE)));
        }
        List<AgentArtifact> artifacts = new ArrayList<>(commits.values());
        if (run.files().prompt().isPresent()) {
            artifacts.add(file(id, run, SidecarLayout.PROMPT, "prompt"));
        }
        if (run.files().chat()) {
            artifacts.add(file(id, run, SidecarLayout.CHAT, "response"));
        }
        artifacts.sort(Comparator.comparing(AgentArtifact::kind, Texts::compare));
        return artifacts;
    }

    private static AgentArtifact file(String id, PublishedRun run, String name, String kind) {
        String path = Texts.wellFormed(run.folder().resolve(name).toString());
        return AgentArtifact.of(id, path, kind, ROLE);
    }

    private ArchivedAgent archived(PublishedRun run, AgentSummary summary, boolean isWorkflowChild) {
        String timestamp = summary.place().timestamp();
        return new ArchivedAgent(
                scope,
                summary.agentId(),
                timestamp.isEmpty() ? run.globalName() : timestamp,
                SidecarLayout.AGENTS + "/" + run.globalName(),
                summary.labels().clName().orElse(""),
                summary.labels().agentName(),
                run.state().archiveStatus(),
                run.times().started(),
                run.times().dismissed(),
                Optional.empty(),
                run.projectName(),
                summary.labels().model(),
                Optional.empty(),
                summary.labels().llmProvider(),
                ArchivedAgent.NO_STEP,
                0,
                isWorkflowChild,
                run.files().prompt().map(RunRecords::searched).orElse(""));
    }

    private String id(String globalName) {
        return RunPlace.agentId(scope, globalName);
    }

    private String timestamp(PublishedRun run) {
        return run.times()
                .launched()
                .or(() -> run.times()
                        .started()
                        .flatMap(text -> PublishedTime.parse(text).map(PublishedTime::digits)))
                .orElse("");
    }

    private Optional<PublishedTime> time(PublishedRun run, String text) {
        Optional<PublishedTime> time = PublishedTime.parse(text);
        if (time.isEmpty()) {
            sink.diagnostic(Diagnostic.warning(
                    "invalid_time",
                    run.folder(),
                    0,
                    "the end of the run is '" + text + "', which is no time; the run is shown without it"));
        }
        return time;
    }

    private static String searched(String prompt) {
        return Texts.wellFormed(prompt.substring(0, Math.min(prompt.length(), LONGEST_SEARCH_TEXT)));
    }
}
