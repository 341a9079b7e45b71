package dev.sase.surface.agents;

import dev.sase.spi.Answer;
import dev.sase.spi.Ordering;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StatedOrder;
import java.util.Optional;

/** The reads whose answer is a page of summaries. */
final class SummaryRead extends AgentRead {
    private static final String QUERY = "query";

    /** What stands for no text at all, as in older clients. */
    private static final String EVERYTHING = "*";

    private final Predicate<AgentRun> bucket;
    private final Ordering<AgentRun> ordering;

    private SummaryRead(
            String name,
            String summary,
            Predicate<AgentRun> bucket,
            Ordering<AgentRun> ordering,
            Parameter... parameters) {
        super(name, summary, parameters);
        this.bucket = bucket;
        this.ordering = ordering;
    }

    /** The runs that are not known to have ended. */
    static SummaryRead active() {
        return new SummaryRead(
                "agent_active",
                "runs that are not known to have ended, the latest launch first",
                Predicate.is(AgentRuns.ACTIVE, true),
                AgentRuns.ACTIVE_FIRST,
                AgentParameters.INCLUDE_HIDDEN,
                AgentParameters.SOURCE,
                AgentParameters.PROJECT);
    }

    /** The runs that have ended. */
    static SummaryRead recent() {
        return new SummaryRead(
                "agent_recent",
                "runs that have ended, the latest end first",
                Predicate.is(AgentRuns.DONE, true),
                AgentRuns.LAST_FINISHED,
                AgentParameters.INCLUDE_HIDDEN,
                AgentParameters.SOURCE,
                AgentParameters.PROJECT);
    }

    /** The runs that contain a text. */
    static SummaryRead search() {
        return new SummaryRead(
                "agent_search",
                "runs that contain a text, whatever its case, the latest launch first",
                Predicate.everything(),
                AgentRuns.NEWEST,
                Parameter.of(QUERY, Parameter.Type.TEXT, "the text to look for; without it, or for *, every run")
                        .asOperand(),
                AgentParameters.INCLUDE_HIDDEN,
                AgentParameters.SOURCE,
                AgentParameters.PROJECT);
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(AgentRuns.COLLECTION, ordering, AgentRuns::decodeSummary));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Predicate<AgentRun> text = query.text(QUERY)
                .filter(needle -> !needle.isBlank() && !needle.equals(EVERYTHING))
                .map(needle -> Predicate.contains(AgentRuns.SEARCH, needle))
                .orElseGet(Predicate::everything);
        Predicate<AgentRun> where = Predicate.all(AgentParameters.where(query), bucket, text);
        return Answer.builder()
                .rows(ENTRIES, reader.page(AgentRuns.COLLECTION, where, ordering, AgentRuns.SUMMARY, query.page()))
                .build();
    }
}
