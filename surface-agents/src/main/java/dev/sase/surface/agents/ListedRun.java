package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A run as the command line lists it.
 *
 * @param agentId the id
 * @param timestamp when it was launched
 * @param active whether it is not known to have ended
 * @param name the agent's name, else the id
 * @param project the project
 * @param pid the process
 * @param model the language model
 * @param provider who offers the model
 * @param workspaceNumber the workspace
 * @param status {@code STARTING}, {@code RUNNING}, {@code WAITING}, {@code DONE} or {@code FAILED}
 * @param durationSeconds how long it has run, or ran; absent in a row that is stored
 * @param startedAt the start in ISO 8601
 * @param finishedAt the end in seconds since the epoch
 * @param approves whether its plan is approved without a question
 * @param promptSnippet the beginning of its prompt
 * @param artifactsDir its folder
 */
record ListedRun(
        String agentId,
        String timestamp,
        boolean active,
        String name,
        String project,
        Optional<Long> pid,
        Optional<String> model,
        Optional<String> provider,
        Optional<Long> workspaceNumber,
        String status,
        Optional<Long> durationSeconds,
        Optional<String> startedAt,
        Optional<Double> finishedAt,
        boolean approves,
        Optional<String> promptSnippet,
        String artifactsDir) {

    /** The most bytes by which a served row is longer than the stored one. */
    static final int GROWTH_BYTES = 20;

    private static final Set<String> FINISHED_WORDS = Set.of("done", "completed", "failed", "cancelled");

    /** What a run shows whatever the time. */
    static ListedRun of(AgentRun run) {
        AgentSummary summary = run.summary();
        return new ListedRun(
                summary.agentId(),
                summary.place().timestamp(),
                AgentRuns.isActive(run),
                summary.labels().agentName().orElse(summary.agentId()),
                run.project(),
                summary.lineage().pid(),
                summary.labels().model(),
                summary.labels().llmProvider(),
                run.workspaceNumber(),
                status(summary),
                Optional.empty(),
                summary.times()
                        .startedAt()
                        .or(() -> Optional.of(summary.place().timestamp()))
                        .flatMap(RunTime::iso),
                summary.times().finishedAt(),
                run.approves(),
                run.markers().promptSnippet(),
                summary.place().artifactDir());
    }

    private static String status(AgentSummary summary) {
        String status = summary.status();
        if (summary.marks().done() || FINISHED_WORDS.contains(status)) {
            return status.equals("failed") ? "FAILED" : "DONE";
        }
        if (summary.marks().waiting() || status.equals("waiting")) {
            return "WAITING";
        }
        return status.equals("starting") ? "STARTING" : "RUNNING";
    }

    /** The same with the time that it took until it ended, or has taken until now. */
    ListedRun at(Instant now) {
        boolean ended = status.equals("DONE") || status.equals("FAILED");
        Optional<Instant> end = ended
                ? finishedAt.map(seconds -> Instant.EPOCH.plusMillis(Math.round(seconds * 1000)))
                : Optional.of(now);
        Optional<Long> seconds = startedAt
                .flatMap(RunTime::instant)
                .flatMap(start -> end.map(
                        until -> Math.max(0, Duration.between(start, until).toSeconds())));
        return new ListedRun(
                agentId,
                timestamp,
                active,
                name,
                project,
                pid,
                model,
                provider,
                workspaceNumber,
                status,
                seconds,
                startedAt,
                finishedAt,
                approves,
                promptSnippet,
                artifactsDir);
    }

    /** The row: what {@code --json} shows, and what tells runs apart. */
    RawJson json() {
        JsonWriter out = shown();
        out.name("agent_id").string(agentId);
        out.name("timestamp").string(timestamp);
        finishedAt.ifPresent(seconds -> out.name("finished_at").number(seconds.doubleValue()));
        out.name("active").bool(active);
        return out.endObject().toRawJson();
    }

    /** The row of {@code --json}. */
    RawJson shownJson() {
        return shown().endObject().toRawJson();
    }

    private JsonWriter shown() {
        JsonWriter out = new JsonWriter();
        out.beginObject();
        out.name("name").string(name);
        out.name("project").string(project);
        integer(out.name("pid"), pid);
        out.name("model").string(model.orElse(null));
        out.name("provider").string(provider.orElse(null));
        integer(out.name("workspace_num"), workspaceNumber);
        out.name("status").string(status);
        integer(out.name("duration_seconds"), durationSeconds);
        out.name("started_at").string(startedAt.orElse(null));
        out.name("approve").bool(approves);
        out.name("prompt_snippet").string(promptSnippet.orElse(null));
        out.name("artifacts_dir").string(artifactsDir);
        return out;
    }

    /**
     * The run of a row.
     *
     * @throws IllegalArgumentException if it is no row of {@link #json}
     */
    static ListedRun decode(RawJson json) {
        StoredObject row = new StoredObject(Json.stored(json));
        return new ListedRun(
                row.text("agent_id"),
                row.text("timestamp"),
                row.flag("active"),
                row.text("name"),
                row.text("project"),
                row.number("pid"),
                row.optional("model"),
                row.optional("provider"),
                row.number("workspace_num"),
                row.text("status"),
                row.number("duration_seconds"),
                row.optional("started_at"),
                row.fraction("finished_at"),
                row.flag("approve"),
                row.optional("prompt_snippet"),
                row.text("artifacts_dir"));
    }

    /** As much of the run as a row says: its id, project, time, and whether it is active. */
    AgentRun run() {
        return AgentRunCodec.ofSummary(new AgentSummary(
                agentId,
                new RunPlace(project, "", "", "", artifactsDir, timestamp),
                "",
                AgentSummary.AGENT,
                new RunLabels(Optional.empty(), Optional.of(name), model, provider),
                new RunTimes(startedAt, finishedAt, Optional.empty()),
                false,
                new RunMarks(!active, false, false, false),
                new RunLineage(Optional.empty(), Optional.empty(), Optional.empty(), pid, Optional.empty())));
    }

    private static void integer(JsonWriter out, Optional<Long> value) {
        value.ifPresentOrElse(out::number, out::nullValue);
    }
}
