package dev.sase.surface.agents;

import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.Scopes;
import dev.sase.surface.agents.archive.DismissedIdentities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The arguments that several reads take. */
final class AgentParameters {
    static final String PROJECT_ID = "project_id";

    static final Parameter PROJECT = Parameter.of(
                    PROJECT_ID, Parameter.Type.TEXT, "only runs of this project; without it of every one")
            .option("--project", "-p");
    static final Parameter INCLUDE_HIDDEN = Parameter.of(
                    "include_hidden", Parameter.Type.FLAG, "also runs that are hidden or dismissed")
            .option("--hidden");
    static final Parameter SOURCE = Parameter.of(
                    "source", Parameter.Type.TEXT, "only runs of this host, or only published ones")
            .oneOf(List.of(AgentRuns.LOCAL, AgentRuns.PUBLISHED))
            .option("--source");

    private AgentParameters() {}

    /** The project that is asked for; empty for every one. */
    static Optional<String> project(Query query) {
        return query.text(PROJECT_ID);
    }

    /** The runs that are asked for, and what tells which of them are dismissed. A project may have the name of that scope. */
    static Scopes scopes(Query query) {
        return project(query)
                .map(name -> Scopes.of(new HashSet<>(List.of(name, DismissedIdentities.SCOPE_NAME))))
                .orElseGet(Scopes::every);
    }

    /** The condition that all of these parameters make. */
    static Predicate<AgentRun> where(Query query) {
        List<Predicate<AgentRun>> parts = new ArrayList<>();
        parts.add(within(query));
        query.text(SOURCE.name()).ifPresent(source -> parts.add(Predicate.is(AgentRuns.SOURCE, source)));
        if (!query.isSet(INCLUDE_HIDDEN.name())) {
            parts.add(Predicate.is(AgentRuns.HIDDEN, false));
            parts.add(Predicate.not(AgentRuns.IS_DISMISSED));
        }
        return new Predicate.All<>(parts);
    }

    /** The condition that a run lies in the project that is asked for. */
    static Predicate<AgentRun> within(Query query) {
        return project(query).map(name -> Predicate.is(AgentRuns.SCOPE, name)).orElseGet(Predicate::everything);
    }
}
