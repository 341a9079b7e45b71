package dev.sase.surface.agents;

import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import dev.sase.surface.agents.archive.DismissedIdentities;
import dev.sase.surface.agents.archive.DismissedIdentity;
import java.util.List;
import java.util.StringJoiner;

/** What the collection of runs declares. */
public final class AgentRuns {
    /** The source of a run with a folder on this host. */
    static final String LOCAL = "local";

    /** The source of a published run. */
    static final String PUBLISHED = "sidecar";

    static final AgentRunCodec CODEC = new AgentRunCodec();

    static final Field<AgentRun, String> ID = Field.text("agent_id", AgentRun::agentId);
    static final Field<AgentRun, String> SCOPE = Field.text("project_id", AgentRun::project);
    static final Field<AgentRun, String> TIMESTAMP =
            Field.text("timestamp", run -> run.summary().place().timestamp());

    /** The end in microseconds since the epoch, 0 where it is not known. */
    static final Field<AgentRun, Long> FINISHED = Field.integer("finished", AgentRuns::finishedMicros);

    static final Field<AgentRun, Boolean> HIDDEN =
            Field.flag("hidden", run -> run.summary().hidden());
    static final Field<AgentRun, Boolean> DONE =
            Field.flag("done", run -> run.summary().marks().done());

    /** Whether the run is not known to have ended: no done marker, or a workflow whose own word is not its last. */
    static final Field<AgentRun, Boolean> ACTIVE = Field.flag("active", AgentRuns::isActive);

    static final Field<AgentRun, String> SOURCE = Field.text("source", run -> run.isPublished() ? PUBLISHED : LOCAL);
    static final Field<AgentRun, String> TYPE =
            Field.text("agent_type", run -> run.summary().agentType());
    static final Field<AgentRun, String> NAME = Field.nullableText(
            "agent_name", run -> run.summary().labels().agentName().orElse(null));

    /** Whether a dismissal of its timestamp alone is meant for the run: it has ended, or there is nothing that lives. */
    static final Field<AgentRun, Boolean> SETTLED = Field.flag("settled", AgentRuns::isSettled);

    /** Whether the publication says that the run was dismissed. */
    static final Field<AgentRun, Boolean> PUT_AWAY = Field.flag(
            "put_away",
            run -> run.publication()
                    .filter(publication -> publication.dismissedAt().isPresent()
                            || publication.state().equals("dismissed"))
                    .isPresent());

    /** The latest launch first. */
    static final Ordering<AgentRun> NEWEST =
            Ordering.byDescending("newest", TIMESTAMP).acrossAllScopes();

    /** Active runs before the others, each the latest launch first. */
    static final Ordering<AgentRun> ACTIVE_FIRST =
            Ordering.byDescending("active_first", ACTIVE, TIMESTAMP).acrossAllScopes();

    /** The latest end first. */
    static final Ordering<AgentRun> LAST_FINISHED =
            Ordering.byDescending("last_finished", FINISHED, TIMESTAMP).acrossAllScopes();

    /** The earliest launch first. */
    static final Ordering<AgentRun> OLDEST = Ordering.by("oldest", TIMESTAMP);

    /** The row in lists. */
    static final View<AgentRun> SUMMARY = new View<>("summary", run -> SummaryJson.of(run.summary()));

    /** What the command line shows of a run, without what the time adds. */
    static final View<AgentRun> LISTED =
            new View<>("listed", run -> ListedRun.of(run).json());

    static final Text<AgentRun> SEARCH = Text.folded("search", AgentRuns::searchText);

    /** The runs that launched a run. */
    static final Link<AgentRun, AgentRun> PARENT = new Link<>(
            "parent",
            AgentRuns::collection,
            run -> run.edges().stream().map(AgentEdge::parentAgentId).distinct().toList());

    /** The dismissals of the run's timestamp. */
    static final Link<AgentRun, DismissedIdentity> DISMISSED = Link.toScope(
            "dismissed",
            DismissedIdentities.SCOPE_NAME,
            () -> DismissedIdentities.COLLECTION,
            run -> List.of(DismissedIdentities.key(run.summary().place().timestamp())));

    /** The dismissals of the run's timestamp under its ChangeSpec; all of the timestamp when it has none. */
    static final Link<AgentRun, DismissedIdentity> DISMISSED_AS = Link.toScope(
            "dismissed_as",
            DismissedIdentities.SCOPE_NAME,
            () -> DismissedIdentities.COLLECTION,
            AgentRuns::dismissalKeys);

    /** The runs. */
    public static final RecordCollection<AgentRun> COLLECTION = new RecordCollection<>(
            "runs",
            AgentRun.class,
            ID,
            SCOPE,
            CODEC,
            List.of(TIMESTAMP, FINISHED, HIDDEN, DONE, ACTIVE, SOURCE, TYPE, NAME, SETTLED, PUT_AWAY),
            List.of(ACTIVE_FIRST, NEWEST, LAST_FINISHED, OLDEST),
            List.of(
                    new Tally<>("state", List.of(ACTIVE, DONE, SOURCE, HIDDEN, TYPE, SETTLED)),
                    new Tally<>("name", List.of(NAME))),
            List.of(SUMMARY, LISTED),
            List.of(SEARCH),
            List.of(PARENT, DISMISSED, DISMISSED_AS));

    /** True for runs that somebody put out of sight. */
    static final Predicate<AgentRun> IS_DISMISSED = Predicate.any(
            Predicate.is(PUT_AWAY, true),
            Predicate.all(Predicate.is(SETTLED, true), Predicate.linked(DISMISSED, Predicate.everything())),
            dismissedAs(AgentSummary.WORKFLOW, "workflow"),
            dismissedAs(AgentSummary.AGENT, "run"));

    private AgentRuns() {}

    /**
     * The run of a row of {@link #SUMMARY}, its markers unknown.
     *
     * @throws IllegalArgumentException if it is no such row
     */
    static AgentRun decodeSummary(RawJson row) {
        return AgentRunCodec.decodeSummary(row);
    }

    private static Predicate<AgentRun> dismissedAs(String type, String dismissedType) {
        return Predicate.all(
                Predicate.is(TYPE, type),
                Predicate.linked(DISMISSED_AS, Predicate.is(DismissedIdentities.TYPE, dismissedType)));
    }

    private static List<String> dismissalKeys(AgentRun run) {
        String timestamp = run.summary().place().timestamp();
        return run.summary()
                .labels()
                .clName()
                .map(name -> List.of(
                        DismissedIdentities.key(timestamp, name), DismissedIdentities.key(timestamp, "unknown")))
                .orElseGet(() -> List.of(DismissedIdentities.key(timestamp)));
    }

    private static Long finishedMicros(AgentRun run) {
        return run.summary()
                .times()
                .finishedAt()
                .map(seconds -> Math.round(seconds * 1e6))
                .orElse(0L);
    }

    /** See {@link #ACTIVE}. */
    static boolean isActive(AgentRun run) {
        RunMarks marks = run.summary().marks();
        return !marks.done()
                || marks.workflow()
                        && !WorkflowState.TERMINAL.contains(run.summary().status());
    }

    private static boolean isSettled(AgentRun run) {
        RunMarks marks = run.summary().marks();
        return marks.done()
                || marks.workflow()
                        && WorkflowState.TERMINAL.contains(run.summary().status())
                || !marks.running() && !marks.waiting() && !marks.workflow();
    }

    private static String searchText(AgentRun run) {
        AgentSummary summary = run.summary();
        StringJoiner text = new StringJoiner("\n");
        text.add(summary.place().project()).add(summary.place().workflowDirName());
        text.add(summary.place().timestamp()).add(summary.status()).add(summary.agentType());
        summary.labels().clName().ifPresent(text::add);
        summary.labels().agentName().ifPresent(text::add);
        summary.labels().model().ifPresent(text::add);
        summary.labels().llmProvider().ifPresent(text::add);
        run.markers().promptSnippet().ifPresent(text::add);
        run.publication().map(Publication::searchText).ifPresent(text::add);
        return text.toString();
    }

    /** The collection, for links, which are declared before it. */
    private static RecordCollection<AgentRun> collection() {
        return COLLECTION;
    }
}
