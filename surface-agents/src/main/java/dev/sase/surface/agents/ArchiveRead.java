package dev.sase.surface.agents;

import dev.sase.spi.Answer;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.spi.StatedOrder;
import dev.sase.surface.agents.archive.ArchivedAgents;
import java.util.Optional;

/** The agents that were dismissed and archived, the latest first. */
final class ArchiveRead extends AgentRead {
    ArchiveRead() {
        super("agent_archive", "agents that were archived, the latest first", AgentParameters.PROJECT);
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(
                new StatedOrder<>(ArchivedAgents.COLLECTION, ArchivedAgents.NEWEST, ArchivedAgents::decodeSummary));
    }

    @Override
    public Scopes scopes(Query query) {
        return ArchivedAgents.scopes(AgentParameters.project(query));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        return Answer.builder()
                .rows(
                        ENTRIES,
                        reader.page(
                                ArchivedAgents.COLLECTION,
                                ArchivedAgents.within(AgentParameters.project(query)),
                                ArchivedAgents.NEWEST,
                                ArchivedAgents.SUMMARY,
                                query.page()))
                .build();
    }
}
