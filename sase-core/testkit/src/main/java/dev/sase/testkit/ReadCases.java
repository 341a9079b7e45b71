package dev.sase.testkit;

import dev.sase.core.read.Arguments;
import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.Answer;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The queries that the contract asks, and what comes back as text. */
final class ReadCases {
    /** The time of most requests. */
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456Z");
    /** Another time, far enough away that an answer that depends on it should differ. */
    static final Instant LATER = Instant.parse("2031-11-30T23:59:59Z");

    private static final int[] LIMITS = {1, 2, 7, 50, 100, PageRequest.MAX_LIMIT};
    private static final int MOST_PAGES = 5_000;

    private ReadCases() {}

    /** The queries for a read, as they are answered: arguments checked, context filled in. */
    static List<Query> queries(ContractSubject subject, ReadOperation read, SaseHome home, LoadedRecords loaded) {
        RandomGenerator random = subject.seed().round(read.name().hashCode());
        List<Query> queries = new ArrayList<>();
        for (Map<String, Object> values : subject.author().arguments(read, random, loaded)) {
            try {
                int limit = LIMITS[random.nextInt(LIMITS.length)];
                Query query = new Query(Arguments.check(read, values), PageRequest.first(limit), NOW, Optional.empty());
                queries.add(read.resolve(query, home));
            } catch (SaseException _) {
                // What is refused before it is answered is refused alike on every path: the same code did it.
            }
        }
        subject.require(!queries.isEmpty(), "no arguments for the read " + read.name() + " are accepted");
        return queries;
    }

    /** The answers of all pages; a refusal ends them. */
    static List<Answer> pages(ReadOperation read, Query query, RecordReader reader) {
        List<Answer> pages = new ArrayList<>();
        Query page = query;
        while (pages.size() < MOST_PAGES) {
            Answer answer = read.answer(page, reader);
            pages.add(answer);
            if (answer.next().isEmpty()) {
                return pages;
            }
            page = query.with(query.page().from(answer.next().get()));
        }
        throw new AssertionError("the pages of " + describe(read, query) + " do not end");
    }

    /** The answers of all pages, or the refusal, as lines. */
    static List<String> transcript(ReadOperation read, Query query, RecordReader reader) {
        List<String> lines = new ArrayList<>();
        Thrown.by(() -> pages(read, query, reader).forEach(answer -> describe(answer, lines)))
                .ifPresent(lines::add);
        return lines;
    }

    static void describe(Answer answer, List<String> lines) {
        for (Answer.Member member : answer.members()) {
            switch (member) {
                case Answer.Value(var name, var json) -> lines.add(name + " = " + json.text());
                case Answer.Rows(var name, var rows) -> rows.forEach(row -> lines.add(name + " + " + row.text()));
            }
        }
        lines.add("end of page, next " + answer.next().map(PageWalk::text).orElse("none")
                + (answer.truncated() ? ", truncated" : "") + ", omitted " + answer.omitted());
    }

    static String describe(ReadOperation read, Query query) {
        return read.name() + PredicateText.escaped(query.values().toString()) + " limit "
                + query.page().limit() + " at " + query.now();
    }
}
