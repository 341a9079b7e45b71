package dev.sase.surface.beads;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Field;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Shape;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Volatility;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many beads there are of each status and type. An event store also has the sum of its reports, and, where there are any, the
 * flags and those that are due. Only the last needs the clock.
 */
final class StatsRead extends BeadRead {
    static final String STATS = "stats";

    private static final String FLAG = "flag";
    private static final List<Field<Bead, ?>> COUNTED =
            List.of(Beads.STATUS, Beads.TYPE, Beads.GENERATION, Beads.TASK_TYPE, Beads.PLUS_ONES);

    private final DueFlags dueFlags;

    StatsRead(DueFlags dueFlags) {
        super("bead_stats", "how many beads there are of each status and type", BeadParameters.FILTERS);
        this.dueFlags = dueFlags;
    }

    @Override
    public Shape shape() {
        return Shape.DETAIL;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.NONE;
    }

    @Override
    public Volatility volatility() {
        return Volatility.CLOCK;
    }

    @Override
    Answer answer(Query query, String scope, Predicate<Bead> within, RecordReader reader) {
        Predicate<Bead> where = Predicate.all(within, BeadParameters.filter(query));
        SortedMap<String, Long> stats = new TreeMap<>();
        stats.put("total", 0L);
        Map<List<@Nullable Object>, Long> groups = reader.tally(Beads.COLLECTION, where, COUNTED);
        groups.forEach((values, count) -> add(stats, values, count));
        if (stats.containsKey(FLAG)) {
            long due = countDue(where, reader);
            if (due > 0) {
                stats.put("due_flag", due);
            }
        }
        return Answer.builder()
                .value(BeadParameters.PROJECT_ID, new JsonWriter().string(scope).toRawJson())
                .value(STATS, json(stats))
                .build();
    }

    private static void add(SortedMap<String, Long> stats, List<@Nullable Object> values, long count) {
        String type = String.valueOf(values.get(1));
        stats.merge(String.valueOf(values.get(0)), count, Long::sum);
        stats.merge(type, count, Long::sum);
        stats.merge("total", count, Long::sum);
        if (Generation.AUGUST.token().equals(values.get(2))) {
            stats.merge("plus_one", count * (values.get(4) instanceof Long each ? each : 0L), Long::sum);
            if (FLAG.equals(values.get(3)) && type.equals(BeadType.TASK.token())) {
                stats.merge(FLAG, count, Long::sum);
            }
        }
    }

    private long countDue(Predicate<Bead> where, RecordReader reader) {
        LocalDate today = LocalDate.ofInstant(reader.now(), ZoneOffset.UTC);
        Predicate<Bead> flags = Predicate.all(
                where, Predicate.is(Beads.TASK_TYPE, FLAG), Predicate.is(Beads.GENERATION, Generation.AUGUST.token()));
        try (Stream<StoredRecord<Bead>> records = reader.records(Beads.COLLECTION, flags, Beads.CREATED)) {
            return records.filter(stored -> dueFlags.isDue(stored.record(), today))
                    .count();
        }
    }

    private static RawJson json(SortedMap<String, Long> stats) {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        stats.forEach((key, count) -> json.name(key).number(count));
        return json.endObject().toRawJson();
    }
}
