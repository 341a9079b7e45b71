package dev.sase.surface.agents.archive;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Scopes;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** What the collection of archived agents declares. */
public final class ArchivedAgents {
    static final RecordCodec<ArchivedAgent> CODEC = new ArchivedAgentCodec();

    /** The handle: where the bundle is. */
    public static final Field<ArchivedAgent, String> BUNDLE_PATH = Field.text("bundle_path", ArchivedAgent::bundlePath);

    /** The project, or {@link ArchiveLoader#SCOPE_NAME} when the bundle names none. */
    public static final Field<ArchivedAgent, String> SCOPE = Field.text("scope", ArchivedAgent::scope);

    /** The id of the run. */
    public static final Field<ArchivedAgent, String> AGENT_ID = Field.text("agent_id", ArchivedAgent::agentId);

    /** The timestamp of the run. */
    public static final Field<ArchivedAgent, String> RAW_SUFFIX = Field.text("raw_suffix", ArchivedAgent::rawSuffix);

    /** The word that people saw last. */
    public static final Field<ArchivedAgent, String> STATUS = Field.text("status", ArchivedAgent::status);

    /** The project as the bundle names it. */
    public static final Field<ArchivedAgent, String> PROJECT_NAME =
            Field.nullableText("project_name", agent -> agent.projectName().orElse(null));

    /** The model. */
    public static final Field<ArchivedAgent, String> MODEL =
            Field.nullableText("model", agent -> agent.model().orElse(null));

    /** The program that ran it. */
    public static final Field<ArchivedAgent, String> RUNTIME =
            Field.nullableText("runtime", agent -> agent.runtime().orElse(null));

    /** See {@link ArchivedAgent#sortTime}. */
    public static final Field<ArchivedAgent, String> SORT_TIME = Field.text("sort_time", ArchivedAgent::sortTime);

    /** The latest first, then by path, which is the handle and so always the next key. */
    public static final Ordering<ArchivedAgent> NEWEST =
            Ordering.byDescending("newest", SORT_TIME).acrossAllScopes();

    /** The archive summary. */
    public static final View<ArchivedAgent> SUMMARY = new View<>("summary", ArchivedAgentCodec::summary);

    /** Names, model, status and the archived text. */
    public static final Text<ArchivedAgent> SEARCH = Text.folded("search", ArchivedAgents::searchText);

    /** The archived agents. */
    public static final RecordCollection<ArchivedAgent> COLLECTION = new RecordCollection<>(
            "archived_agents",
            ArchivedAgent.class,
            BUNDLE_PATH,
            SCOPE,
            CODEC,
            List.of(AGENT_ID, RAW_SUFFIX, STATUS, PROJECT_NAME, MODEL, RUNTIME, SORT_TIME),
            List.of(NEWEST),
            List.of(
                    new Tally<>("facets", List.of(STATUS, PROJECT_NAME, MODEL, RUNTIME)),
                    new Tally<>("run", List.of(RAW_SUFFIX))),
            List.of(SUMMARY),
            List.of(SEARCH),
            List.of());

    private ArchivedAgents() {}

    /**
     * The agent of a row of {@link #SUMMARY}. The scope is that of its id; a row does not say what is searched.
     *
     * @throws IllegalArgumentException if it is no such row
     */
    public static ArchivedAgent decodeSummary(RawJson row) {
        return ArchivedAgentCodec.decodeSummary(row);
    }

    /** The condition that an agent belongs to a project; empty means any. */
    public static Predicate<ArchivedAgent> within(Optional<String> project) {
        return project.map(name -> Predicate.is(SCOPE, name)).orElseGet(Predicate::everything);
    }

    /**
     * The scopes that have to be loaded for the archive of a project: its own, for what was published, and that of the bundles, of
     * which only their content says where they belong.
     *
     * @param project the project; empty means every one
     */
    public static Scopes scopes(Optional<String> project) {
        return project.map(name -> Scopes.of(new HashSet<>(List.of(name, ArchiveLoader.SCOPE_NAME))))
                .orElseGet(Scopes::every);
    }

    private static String searchText(ArchivedAgent agent) {
        StringJoiner text = new StringJoiner("\n");
        text.add(agent.rawSuffix()).add(agent.clName()).add(agent.status());
        agent.agentName().ifPresent(text::add);
        agent.projectName().ifPresent(text::add);
        agent.model().ifPresent(text::add);
        agent.llmProvider().ifPresent(text::add);
        return text.add(agent.searchText()).toString();
    }
}
