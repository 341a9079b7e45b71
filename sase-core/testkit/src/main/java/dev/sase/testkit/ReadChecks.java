package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Texts;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each read states of itself is so: its order, what it does with copies, what its answers depend on. */
final class ReadChecks {
    private final ContractSubject subject;

    ReadChecks(ContractSubject subject) {
        this.subject = subject;
    }

    /** Looks at one answered query. */
    private interface Look {
        void at(ReadOperation read, Query query, LoadedRecords loaded);
    }

    void everyReadKeepsItsStatedOrder() {
        everyQuery(subject.seededHome(), (read, query, loaded) -> {
            Optional<StatedOrder<?>> order = read.order(query);
            List<RawJson> rows = rows(read, query, new RecordsHost(loaded, query.now()));
            if (order.isPresent()) {
                new RowOrderCheck<>(order.get(), loaded)
                        .firstProblem(rows)
                        .ifPresent(problem -> subject.require(false, ReadCases.describe(read, query) + ": " + problem));
            } else {
                subject.require(
                        rows.isEmpty() || read.duplicates() == Duplicates.NONE,
                        ReadCases.describe(read, query) + " gives rows of records and states no order");
            }
        });
    }

    void duplicatesAreTreatedAsStated() {
        everyQuery(subject.seededHome(), (read, query, loaded) -> {
            Optional<StatedOrder<?>> order = read.order(query);
            Optional<String> problem = order.isPresent()
                    ? new CopyCheck<>(order.get(), loaded)
                            .firstProblem(read.duplicates(), rows(read, query, new RecordsHost(loaded, query.now())))
                    : read.duplicates() == Duplicates.FIRST ? laterCopyUsed(read, query, loaded) : Optional.empty();
            problem.ifPresent(text -> subject.require(
                    false, ReadCases.describe(read, query) + " is declared " + read.duplicates() + ", but " + text));
        });
    }

    void volatilityIsAsStated() {
        SaseHomeFixture home = subject.seededHome();
        Map<String, byte[]> files = home.files();
        everyQuery(home, (read, query, loaded) -> {
            String what = ReadCases.describe(read, query) + " is declared " + read.volatility();
            ClockWatch watch = new ClockWatch(new RecordsHost(loaded, ReadCases.NOW));
            List<String> answer = ReadCases.transcript(read, query, watch);
            if (read.volatility() == Volatility.PURE) {
                subject.require(!watch.asked(), what + ", but asks for the time");
                Query later = query.at(ReadCases.LATER);
                List<String> answerLater = ReadCases.transcript(read, later, new RecordsHost(loaded, ReadCases.LATER));
                subject.requireSame(what + ", but answers differently at another time", answer, answerLater);
            }
            if (read.volatility() != Volatility.FILES) {
                files.keySet().forEach(home::delete);
                List<String> answerWithout = ReadCases.transcript(read, query, new RecordsHost(loaded, ReadCases.NOW));
                home.restore(files);
                subject.requireSame(what + ", but answers differently without the files", answer, answerWithout);
            }
        });
    }

    private void everyQuery(SaseHomeFixture home, Look look) {
        LoadedRecords loaded = subject.load(home.home());
        for (ReadOperation read : subject.surface().reads()) {
            for (Query query : ReadCases.queries(subject, read, home.home(), loaded)) {
                look.at(read, query, loaded);
            }
        }
    }

    /** A detail shows the first copy of what was asked for. */
    private static Optional<String> laterCopyUsed(ReadOperation read, Query query, LoadedRecords loaded) {
        return query.values().values().stream()
                .filter(String.class::isInstance)
                .map(value -> Texts.wellFormed((String) value))
                .filter(handle -> FirstCopies.laterStandsForFirst(
                        loaded,
                        handle,
                        records -> ReadCases.transcript(read, query, new RecordsHost(records, query.now()))))
                .findFirst()
                .map(handle -> "a later copy of " + PredicateText.value(handle) + " stands for the first");
    }

    private static List<RawJson> rows(ReadOperation read, Query query, RecordReader reader) {
        List<RawJson> rows = new ArrayList<>();
        try {
            for (Answer page : ReadCases.pages(read, query, reader)) {
                rows.addAll(page.rows());
            }
        } catch (SaseException _) {
            // A refusal has no rows; that every path refuses alike is another check.
            return List.of();
        }
        return rows;
    }
}
