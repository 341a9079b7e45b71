package dev.sase.testkit.nasty;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Texts;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reads of {@link NastySurface}: one of every shape, volatility and treatment of duplicates. */
public final class NastyReads {
    private static final Parameter STORE =
            Parameter.of("store", Parameter.Type.TEXT, "Only this store.").option("--store");
    private static final Parameter ID =
            Parameter.of("id", Parameter.Type.TEXT, "The record.").mandatory().asOperand();
    private static final Map<String, Ordering<NastyRecord>> SORTS = new TreeMap<>(Map.of(
            "title", Nasty.BY_TITLE,
            "rank", Nasty.BY_RANK,
            "due", Nasty.BY_DUE,
            "note", Nasty.BY_NOTE,
            "place", Nasty.BY_PLACE,
            "open", Nasty.BY_OPEN));

    private NastyReads() {}

    /** All reads. */
    public static List<NastyRead> all() {
        return List.of(list(), due(), firsts(), show(), stats());
    }

    /** A filtered list in a chosen order. */
    public static NastyRead list() {
        return new NastyRead(
                "nasty_list",
                List.of(
                        STORE,
                        Parameter.of("sort", Parameter.Type.TEXT, "The order.").oneOf(List.copyOf(SORTS.keySet())),
                        Parameter.of("open", Parameter.Type.FLAG, "Only open or closed ones."),
                        Parameter.of("contains", Parameter.Type.TEXT, "Only those whose words contain this."),
                        Parameter.of("labels", Parameter.Type.TEXTS, "Only those with one of these labels."),
                        Parameter.of("min_rank", Parameter.Type.INTEGER, "Only those of at least this rank.")),
                Shape.PAGE,
                Duplicates.KEPT,
                Volatility.PURE,
                query -> Optional.of(sort(query)),
                (query, reader) -> page(filter(query), query, reader));
    }

    /** What was due before the time of the request. */
    public static NastyRead due() {
        return new NastyRead(
                "nasty_due",
                List.of(STORE),
                Shape.PAGE,
                Duplicates.KEPT,
                Volatility.CLOCK,
                query -> Optional.of(Nasty.BY_DUE),
                (query, reader) -> {
                    Predicate<NastyRecord> due =
                            Predicate.below(Nasty.DUE, reader.now().getEpochSecond());
                    return page(Predicate.all(scope(query), due), query.with("sort", "due"), reader);
                });
    }

    /** The first copy of every handle of a store. */
    public static NastyRead firsts() {
        return new NastyRead(
                "nasty_firsts",
                List.of(STORE),
                Shape.PAGE,
                Duplicates.FIRST,
                Volatility.PURE,
                query -> Optional.of(Nasty.BY_ID),
                (query, reader) -> {
                    Set<List<String>> seen = new HashSet<>();
                    List<StoredRecord<NastyRecord>> firsts = new ArrayList<>();
                    try (Stream<StoredRecord<NastyRecord>> records =
                            reader.records(Nasty.RECORDS, scope(query), Nasty.BY_ID)) {
                        records.filter(stored -> seen.add(List.of(
                                        stored.record().store(), stored.key().handle())))
                                .forEach(firsts::add);
                    }
                    return part(firsts, query.page());
                });
    }

    private static Answer part(List<StoredRecord<NastyRecord>> all, PageRequest page) {
        List<RecordKey> keys = all.stream().map(StoredRecord::key).toList();
        int from =
                page.after().map(position -> keys.indexOf(position.row()) + 1).orElse(0);
        int to = Math.min(all.size(), from + page.limit());
        List<RawJson> rows = all.subList(from, to).stream()
                .map(stored -> NastyJson.RECORDS.encode(stored.record()))
                .toList();
        Optional<Position> next =
                to < all.size() ? Optional.of(new Position(List.of(), keys.get(to - 1))) : Optional.empty();
        return new Answer(List.of(new Answer.Rows("records", rows)), next, false, List.of());
    }

    /** One record with what it needs and what needs it. */
    public static NastyRead show() {
        return new NastyRead(
                "nasty_show",
                List.of(ID, STORE),
                Shape.DETAIL,
                Duplicates.FIRST,
                Volatility.PURE,
                query -> Optional.empty(),
                (query, reader) -> {
                    String id = Texts.wellFormed(query.requiredText("id"));
                    Slice.Row row = reader.find(Nasty.RECORDS, id, scope(query), Nasty.FULL)
                            .orElseThrow(() -> new SaseException(
                                    ErrorCode.NOT_FOUND,
                                    "no nasty record has the id '" + id + "'; list them with nasty list"));
                    String store = NastyJson.RECORDS.decode(row.json()).store();
                    return Answer.builder()
                            .value("record", row.json())
                            .value("needs", reachable(reader, store, id, Link.Direction.FORWARD))
                            .value("needed_by", reachable(reader, store, id, Link.Direction.BACKWARD))
                            .build();
                });
    }

    /** Counts by flags, and the scopes. */
    public static NastyRead stats() {
        return new NastyRead(
                "nasty_stats",
                List.of(STORE),
                Shape.BARE,
                Duplicates.NONE,
                Volatility.PURE,
                query -> Optional.empty(),
                (query, reader) -> {
                    JsonWriter counts = new JsonWriter().beginArray();
                    reader.tally(Nasty.RECORDS, scope(query), List.of(Nasty.OPEN, Nasty.STARRED)).entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .sorted()
                            .forEach(counts::string);
                    JsonWriter stores = new JsonWriter()
                            .strings(reader.scopes().stream()
                                    .filter(scopes(query)::contains)
                                    .toList());
                    JsonWriter blocked = new JsonWriter().number(reader.count(Nasty.RECORDS, blocked(query)));
                    return Answer.builder()
                            .value("counts", counts.endArray().toRawJson())
                            .value("blocked", blocked.toRawJson())
                            .value("stores", stores.toRawJson())
                            .build();
                });
    }

    /** A page of the records that match, in the order that the query asks for. */
    public static Answer page(Predicate<NastyRecord> where, Query query, RecordReader reader) {
        Slice slice = reader.page(Nasty.RECORDS, where, sort(query), Nasty.FULL, query.page());
        JsonWriter total = new JsonWriter().number(reader.count(Nasty.RECORDS, where));
        JsonWriter stores = new JsonWriter().strings(scopes(query).names().orElse(Set.of()));
        return Answer.builder()
                .value("total", total.toRawJson())
                .value("stores", stores.toRawJson())
                .rows("records", slice)
                .build();
    }

    /** What the arguments of the list ask for. */
    public static Predicate<NastyRecord> filter(Query query) {
        List<Predicate<NastyRecord>> parts = new ArrayList<>();
        parts.add(scope(query));
        query.flag("open").ifPresent(open -> parts.add(Predicate.is(Nasty.OPEN, open)));
        query.text("contains").ifPresent(needle -> parts.add(Predicate.contains(Nasty.WORDS, needle)));
        query.number("min_rank").ifPresent(rank -> parts.add(Predicate.atLeast(Nasty.RANK, rank)));
        List<String> labels = query.texts("labels");
        if (!labels.isEmpty()) {
            parts.add(Predicate.linked(Nasty.HAS, Predicate.in(Nasty.LABELS.handle(), Set.copyOf(labels))));
        }
        return new Predicate.All<>(parts);
    }

    private static Predicate<NastyRecord> blocked(Query query) {
        return Predicate.all(scope(query), Predicate.linked(Nasty.NEEDS, Predicate.is(Nasty.OPEN, true)));
    }

    private static Predicate<NastyRecord> scope(Query query) {
        return scopes(query).within(Nasty.RECORDS);
    }

    private static Scopes scopes(Query query) {
        return query.text("store").map(Scopes::of).orElseGet(Scopes::every);
    }

    private static Ordering<NastyRecord> sort(Query query) {
        return SORTS.getOrDefault(query.text("sort").orElse("title"), Nasty.BY_TITLE);
    }

    private static RawJson reachable(RecordReader reader, String store, String id, Link.Direction direction) {
        List<String> handles =
                new ArrayList<>(reader.closure(Nasty.RECORDS, Nasty.NEEDS, store, Set.of(id), direction, 50));
        handles.sort(Comparator.naturalOrder());
        return new JsonWriter().strings(handles).toRawJson();
    }
}
