package dev.sase.testkit;

import dev.sase.core.engine.Served;
import dev.sase.core.read.AnswerWriter;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.PageRequest;
import dev.sase.spi.ProjectedRow;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records survive their JSON, requests and answers survive the wire. */
final class WireChecks {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ContractSubject subject;

    WireChecks(ContractSubject subject) {
        this.subject = subject;
    }

    void recordsSurviveTheirJson() {
        LoadedRecords loaded = subject.load(subject.seededHome().home());
        subject.surface()
                .collections()
                .forEach(collection -> loaded.of(collection).forEach(row -> checkRecord(row)));
    }

    private <R> void checkRecord(LocatedRow<R> row) {
        RecordCollection<R> collection = row.row().collection();
        String what = "record " + PredicateText.value(row.key().handle()) + " of " + collection.name();
        RawJson json = row.row().json();
        requireCompact(json, what);
        R decoded;
        try {
            decoded = collection.codec().decode(json);
        } catch (RuntimeException e) {
            throw new AssertionError(subject.id() + ": " + what + " cannot be decoded from its own JSON: " + e, e);
        }
        ProjectedRow<R> again = subject.surface().projector().project(collection, decoded);
        subject.requireSame(what + " is another one after its JSON was decoded", describe(row.row()), describe(again));
        collection.views().forEach(view -> requireCompact(row.row().view(view), what + " in the view " + view.name()));
    }

    private static <R> List<String> describe(ProjectedRow<R> row) {
        List<String> lines =
                new ArrayList<>(List.of("json " + row.json(), "handle " + row.handle(), "scope " + row.scope()));
        RecordCollection<R> collection = row.collection();
        for (int i = 0; i < collection.fields().size(); i++) {
            lines.add(collection.fields().get(i).name() + " " + PageWalk.typed(row.value(i)));
        }
        collection.views().forEach(view -> lines.add("view " + view.name() + " " + row.view(view)));
        collection.texts().forEach(text -> lines.add("text " + text.name() + " " + row.text(text)));
        collection.links().forEach(link -> lines.add("link " + link.name() + " " + row.links(link)));
        return lines;
    }

    /** One JSON value in UTF-8 without a line break. */
    private void requireCompact(RawJson json, String what) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json.bytes()))
                    .toString();
            subject.require(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, what + " has a line break in its JSON");
            MAPPER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new AssertionError(subject.id() + ": the JSON of " + what + " is not UTF-8", e);
        } catch (JacksonException e) {
            throw new AssertionError(subject.id() + ": the JSON of " + what + " is none: " + e.getOriginalMessage(), e);
        }
    }

    void answersSurviveTheWire(ContractStorage storage) {
        SaseHomeFixture home = subject.seededHome();
        LoadedRecords loaded = subject.load(home.home());
        try (EngineUnderTest engine = subject.open(storage, home)) {
            for (ReadOperation read : subject.surface().reads()) {
                for (Query query : ReadCases.queries(subject, read, home.home(), loaded)) {
                    ReadRequest request = request(read, query);
                    subject.require(
                            overTheWire(read, request).equals(request),
                            "the request is another one after the wire: " + request);
                    checkAnswers(read, query, request, loaded, engine);
                }
            }
        }
    }

    private void checkAnswers(
            ReadOperation read, Query query, ReadRequest first, LoadedRecords loaded, EngineUnderTest engine) {
        ReadRequest request = first;
        Query page = query;
        while (true) {
            Answer expected;
            try {
                expected = read.answer(page, new RecordsHost(loaded, page.now()));
            } catch (SaseException e) {
                String refusal = Thrown.by(() -> engine.engine().read(first)).orElse("an answer");
                subject.require(
                        refusal.equals(Thrown.REFUSED + e.code().token()),
                        ReadCases.describe(read, query) + " is refused with "
                                + e.code().token() + " by the files, but the engine " + refusal);
                return;
            }
            subject.require(
                    read.shape() == Shape.PAGE || expected.members().stream().noneMatch(Answer.Rows.class::isInstance),
                    read.name() + " gives rows, but its shape is " + read.shape());
            Served served = engine.engine().read(request);
            subject.require(
                    served.body().size() <= PageRequest.MAX_PAYLOAD_BYTES,
                    ReadCases.describe(read, page) + " is too large");
            ReadPage got = WireReads.page(read, served.body().bytes());
            subject.requireSame(
                    ReadCases.describe(read, page) + " is another answer after the wire",
                    lines(expected.members(), expected.next().isPresent(), expected.truncated(), expected.omitted()),
                    lines(got.members(), got.nextCursor().isPresent(), got.truncated(), got.omitted()));
            requireOwnBody(read, expected, got);
            if (got.nextCursor().isEmpty() || expected.next().isEmpty()) {
                return;
            }
            request = overTheWire(read, first.cursor(got.nextCursor().get()));
            page = query.with(query.page().from(expected.next().get()));
        }
    }

    /** Writing the answer of the files gives the members that the engine gave. */
    private void requireOwnBody(ReadOperation read, Answer answer, ReadPage got) {
        RawJson body = AnswerWriter.body(read, answer, got.snapshotId().orElse("none"), got.nextCursor());
        subject.require(
                WireReads.page(read, body.bytes()).members().equals(got.members()),
                read.name() + " is written differently by files and engine");
    }

    private static List<String> lines(
            List<Answer.Member> members, boolean more, boolean truncated, List<String> omitted) {
        List<String> lines = new ArrayList<>();
        ReadCases.describe(new Answer(members, Optional.empty(), truncated, omitted), lines);
        lines.add("more " + more);
        return lines;
    }

    private static ReadRequest request(ReadOperation read, Query query) {
        ReadRequest request = ReadRequest.of(read.name(), query.values()).now(query.now());
        return read.shape() == Shape.PAGE ? request.limit(query.page().limit()) : request;
    }

    private static ReadRequest overTheWire(ReadOperation read, ReadRequest request) {
        JsonNode data = MAPPER.readTree(WireReads.requestData(read, request).bytes());
        return WireReads.ofData(read, Optional.of(data));
    }
}
