package dev.sase.surface.agents;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One run by its id or its name, with its children and with what it left behind. */
final class DetailRead extends AgentRead {
    static final String AGENT_ID = "agent_id";
    static final String NAME = "name";
    static final String SUMMARY = "summary";
    static final String CHILDREN = "children";
    static final String CHILDREN_OMITTED = "children_omitted";
    static final String ARTIFACTS = "artifacts";
    static final String EDGES = "edges";
    static final String ATTEMPTS = "attempts";

    private static final String ID_PREFIX = "agent:";

    DetailRead() {
        super(
                "agent_detail",
                "one run with its children and artifacts",
                Parameter.of(AGENT_ID, Parameter.Type.TEXT, "the id of the run").option("--id"),
                Parameter.of(NAME, Parameter.Type.TEXT, "the agent's name, the id, or any text of the run")
                        .option("--name", "-n")
                        .asOperand(),
                AgentParameters.PROJECT);
    }

    @Override
    public Shape shape() {
        return Shape.DETAIL;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.FIRST;
    }

    @Override
    public Scopes scopes(Query query) {
        Optional<String> project = AgentParameters.project(query);
        return id(query)
                .map(id -> project.map(Scopes::of).orElseGet(Scopes::every).about(id))
                .orElseGet(() -> AgentParameters.scopes(query));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        AgentRun run = id(query).map(id -> byId(id, query, reader)).orElseGet(() -> byName(query, reader));
        RawJson summary = SummaryJson.of(run.summary());
        RawJson artifacts = array(run.artifacts(), RunParts::write);
        RawJson edges = array(run.edges(), RunParts::write);
        RawJson attempts = array(List.of(AgentAttempt.of(run)), RunParts::write);
        int used = Stream.of(summary, artifacts, edges, attempts)
                .mapToInt(RawJson::size)
                .sum();
        Slice children = children(run, reader, query.page().maxBytes() - used);
        Answer.Builder answer = Answer.builder().value(SUMMARY, summary).value(CHILDREN, firstCopies(children));
        omitted(run, reader, children).ifPresent(count -> answer.value(CHILDREN_OMITTED, count));
        return answer.value(ARTIFACTS, artifacts)
                .value(EDGES, edges)
                .value(ATTEMPTS, attempts)
                .build();
    }

    /** The id that is asked for; empty when it is a name. */
    private static Optional<String> id(Query query) {
        return query.text(AGENT_ID).or(() -> query.text(NAME).filter(name -> name.startsWith(ID_PREFIX)));
    }

    private static AgentRun byId(String id, Query query, RecordReader reader) {
        AgentRun found = reader.find(AgentRuns.COLLECTION, id, AgentParameters.within(query), AgentRuns.SUMMARY)
                .map(row -> AgentRuns.decodeSummary(row.json()))
                .orElseThrow(() -> notFound("id", id, query));
        Predicate<AgentRun> itself = Predicate.all(
                Predicate.is(AgentRuns.SCOPE, found.project()),
                Predicate.is(AgentRuns.TIMESTAMP, found.summary().place().timestamp()),
                Predicate.is(AgentRuns.ID, id));
        return first(reader, itself).orElseThrow(() -> notFound("id", id, query));
    }

    /** A run of exactly that name, rather one that is in sight; else the latest that contains the text. */
    private static AgentRun byName(Query query, RecordReader reader) {
        String name = query.text(NAME)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST,
                        "neither 'agent_id' nor 'name' says which run is meant; give one of them"));
        Predicate<AgentRun> inSight = AgentParameters.where(query);
        Predicate<AgentRun> named = Predicate.is(AgentRuns.NAME, name);
        return first(reader, Predicate.all(inSight, named))
                .or(() -> first(reader, Predicate.all(AgentParameters.within(query), named)))
                .or(() -> first(reader, Predicate.all(inSight, Predicate.contains(AgentRuns.SEARCH, name))))
                .orElseThrow(() -> notFound("name", name, query));
    }

    private static Optional<AgentRun> first(RecordReader reader, Predicate<AgentRun> where) {
        try (Stream<StoredRecord<AgentRun>> found = reader.records(AgentRuns.COLLECTION, where, AgentRuns.NEWEST)) {
            return found.findFirst().map(StoredRecord::record);
        }
    }

    private static Slice children(AgentRun run, RecordReader reader, int bytes) {
        PageRequest page = new PageRequest(PageRequest.MAX_LIMIT, Optional.empty(), Math.max(0, bytes));
        return reader.page(AgentRuns.COLLECTION, childrenOf(run), AgentRuns.OLDEST, AgentRuns.SUMMARY, page);
    }

    private static Predicate<AgentRun> childrenOf(AgentRun run) {
        return Predicate.all(
                Predicate.is(AgentRuns.SCOPE, run.project()),
                Predicate.linked(AgentRuns.PARENT, Predicate.is(AgentRuns.ID, run.agentId())));
    }

    private static RawJson firstCopies(Slice children) {
        Set<String> seen = new HashSet<>();
        List<RawJson> rows = children.rows().stream()
                .filter(row -> seen.add(row.key().handle()))
                .map(Slice.Row::json)
                .toList();
        return Marker.array(rows);
    }

    private static Optional<RawJson> omitted(AgentRun run, RecordReader reader, Slice children) {
        if (children.next().isEmpty() && children.omitted().isEmpty()) {
            return Optional.empty();
        }
        long count = reader.count(AgentRuns.COLLECTION, childrenOf(run))
                - children.rows().size();
        return Optional.of(RawJson.of(Long.toString(count)));
    }

    private static <T> RawJson array(List<T> parts, BiConsumer<T, JsonWriter> write) {
        JsonWriter out = new JsonWriter();
        out.beginArray();
        parts.forEach(part -> write.accept(part, out));
        return out.endArray().toRawJson();
    }

    private static SaseException notFound(String what, String value, Query query) {
        String where = AgentParameters.project(query)
                .map(project -> "the project '" + project + "'")
                .orElse("any project");
        return new SaseException(
                ErrorCode.NOT_FOUND,
                "there is no run with the " + what + " '" + value + "' in " + where
                        + "; 'sase agents search' shows all");
    }
}
