package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Everything that is asked of a reader in one round: chosen once, put to every host, answered as lines of text. Confined to one
 * thread.
 */
final class ReaderQuestions<R> {
    /** Starts a line that is wrong whatever other hosts say. */
    static final String BROKEN = "broken: ";

    private final RecordCollection<R> collection;
    private final Ordering<R> ordering;
    private final View<R> view;
    private final PageRequest page;
    private final Position elsewhere;
    private final String handle;
    private final List<Field<R, ?>> tally = new ArrayList<>();
    private final List<Consumer<Asking>> closures = new ArrayList<>();
    private String closureText = "";

    ReaderQuestions(RecordCollection<R> collection, LoadedRecords loaded, RandomGenerator random) {
        FieldSamples samples = new FieldSamples(loaded);
        this.collection = collection;
        this.ordering = pick(collection.orderings(), random);
        this.view = pick(collection.views(), random);
        this.page = PageChoices.page(collection, view, loaded, random);
        this.elsewhere = PageChoices.position(collection, ordering, loaded, samples, random);
        this.handle = samples.handle(collection, random);
        for (Field<R, ?> field : collection.fields()) {
            if (random.nextInt(3) == 0) {
                tally.add(field);
            }
        }
        tally.add(random.nextBoolean() ? collection.scope() : collection.handle());
        collection.links().stream()
                .filter(link -> link.target().equals(collection))
                .forEach(link -> chooseClosure(link, samples, random));
    }

    @SuppressWarnings("unchecked") // only a link of the collection to itself is passed
    private void chooseClosure(Link<R, ?> link, FieldSamples samples, RandomGenerator random) {
        Link<R, R> self = (Link<R, R>) link;
        String scope = samples.scope(collection, random);
        Set<String> seeds = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            seeds.add(samples.handle(collection, random));
        }
        Link.Direction direction = random.nextBoolean() ? Link.Direction.FORWARD : Link.Direction.BACKWARD;
        int limit = random.nextBoolean() ? 1_000 : random.nextInt(8);
        closureText +=
                ", closure of " + seeds.stream().map(PredicateText::value).toList() + " over " + link.name() + " "
                        + direction + " in " + PredicateText.value(scope) + " up to " + limit;
        closures.add(asking -> asking.lines(
                "closure",
                reader -> asking.reader
                        .closure(collection, self, scope, seeds, direction, limit)
                        .forEach(found -> asking.line("closure " + found))));
    }

    /** Puts every question to a reader. */
    List<String> ask(RecordReader reader, Predicate<R> where) {
        Asking asking = new Asking(reader, new ArrayList<>());
        List<RecordKey> keys = new ArrayList<>();
        asking.lines("records", _ -> {
            try (Stream<StoredRecord<R>> records = reader.records(collection, where, ordering)) {
                records.forEach(stored -> {
                    keys.add(stored.key());
                    asking.line(
                            "record " + stored.key() + " " + collection.codec().encode(stored.record()));
                });
            }
        });
        asking.lines("first records", _ -> {
            try (Stream<StoredRecord<R>> records = reader.records(collection, where, ordering)) {
                records.limit(2).forEach(stored -> asking.line("first " + stored.key()));
            }
        });
        asking.lines(
                "pages", _ -> new PageWalk<>(reader, collection, where, ordering, view).walk(page, keys, asking.lines));
        asking.lines(
                "page from elsewhere",
                _ -> PageWalk.describe(
                        reader.page(collection, where, ordering, view, page.from(elsewhere)), asking.lines));
        asking.lines(
                "find",
                _ -> asking.line(
                        "find " + reader.find(collection, handle, where, view).map(PageWalk::text)));
        asking.lines("count", _ -> {
            long count = reader.count(collection, where);
            asking.line(
                    count == keys.size()
                            ? "count " + count
                            : BROKEN + "count " + count + " of " + keys.size() + " records");
        });
        asking.lines(
                "tally",
                _ -> reader.tally(collection, where, tally).entrySet().stream()
                        .map(entry -> "tally "
                                + entry.getKey().stream().map(PageWalk::typed).toList() + " " + entry.getValue())
                        .sorted()
                        .forEach(asking::line));
        asking.lines("scopes", _ -> asking.line("scopes " + reader.scopes()));
        asking.lines("now", _ -> asking.line("now " + reader.now()));
        closures.forEach(closure -> closure.accept(asking));
        return asking.lines;
    }

    @Override
    public String toString() {
        return ordering.name() + " as " + view.name() + ", limit " + page.limit() + ", at most " + page.maxBytes()
                + " bytes, from "
                + page.after().map(PageWalk::text).orElse("the start") + ", elsewhere " + PageWalk.text(elsewhere)
                + ", find "
                + PredicateText.value(handle) + ", tally by "
                + tally.stream().map(Field::name).toList() + closureText;
    }

    private static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    /** The answers of one reader, in the order in which it was asked. */
    private record Asking(RecordReader reader, List<String> lines) {
        void line(String line) {
            lines.add(line);
        }

        /** Refusals are answers; anything else that is thrown is broken. */
        void lines(String what, Consumer<RecordReader> question) {
            Optional<String> problem = Thrown.by(() -> question.accept(reader));
            problem.ifPresent(text ->
                    lines.add(text.startsWith(Thrown.REFUSED) ? what + " " + text : BROKEN + what + " " + text));
        }
    }
}
