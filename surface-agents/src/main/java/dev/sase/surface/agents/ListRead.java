package dev.sase.surface.agents;

import dev.sase.spi.Answer;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The runs as the command line lists them: those that are active, on demand with the last that ended in each project. */
final class ListRead extends AgentRead {
    private static final String ALL = "all";

    /** How many runs that have ended are listed of each project. */
    private static final int MOST_FINISHED = 50;

    ListRead() {
        super(
                "agent_list",
                "active runs with the time that they have taken, the latest launch first",
                Parameter.of(ALL, Parameter.Type.FLAG, "also the last " + MOST_FINISHED + " of each project that ended")
                        .option("--all", "-a"),
                AgentParameters.INCLUDE_HIDDEN,
                AgentParameters.SOURCE,
                AgentParameters.PROJECT);
    }

    @Override
    public Volatility volatility() {
        return Volatility.CLOCK;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(
                AgentRuns.COLLECTION,
                AgentRuns.ACTIVE_FIRST,
                row -> ListedRun.decode(row).run()));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Predicate<AgentRun> asked = AgentParameters.where(query);
        Predicate<AgentRun> active = Predicate.is(AgentRuns.ACTIVE, true);
        Predicate<AgentRun> bucket = query.isSet(ALL)
                ? Predicate.any(active, Predicate.in(AgentRuns.ID, lastFinished(query, asked, reader)))
                : active;
        Slice slice = reader.page(
                AgentRuns.COLLECTION,
                Predicate.all(asked, bucket),
                AgentRuns.ACTIVE_FIRST,
                AgentRuns.LISTED,
                withRoom(query.page()));
        List<RawJson> rows = slice.rows().stream()
                .map(row -> ListedRun.decode(row.json()).at(reader.now()).json())
                .toList();
        return Answer.builder().rows(ENTRIES, slice, rows).build();
    }

    private static Set<String> lastFinished(Query query, Predicate<AgentRun> asked, RecordReader reader) {
        List<String> projects = AgentParameters.project(query).map(List::of).orElseGet(reader::scopes);
        Set<String> ids = new HashSet<>();
        for (String project : projects) {
            Predicate<AgentRun> where = Predicate.all(
                    Predicate.is(AgentRuns.SCOPE, project),
                    asked,
                    Predicate.is(AgentRuns.DONE, true),
                    Predicate.is(AgentRuns.ACTIVE, false));
            reader.page(
                            AgentRuns.COLLECTION,
                            where,
                            AgentRuns.LAST_FINISHED,
                            AgentRuns.LISTED,
                            PageRequest.first(MOST_FINISHED))
                    .rows()
                    .forEach(row -> ids.add(row.key().handle()));
        }
        return ids;
    }

    /** Rows are cut by their stored size; the duration makes them a little longer. */
    private static PageRequest withRoom(PageRequest page) {
        int growth = page.limit() * ListedRun.GROWTH_BYTES;
        return new PageRequest(page.limit(), page.after(), Math.max(page.maxBytes() / 2, page.maxBytes() - growth));
    }
}
