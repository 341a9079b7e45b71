package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ten counters of the whole store at one moment.
 *
 * @param active notifications that are not dismissed
 * @param dismissed notifications that are
 * @param read read ones, dismissed or not
 * @param unread the others
 * @param priority of those that count and are not muted, the ones that ask for attention
 * @param errors of these, the failures
 * @param rest of these, the ordinary ones
 * @param muted muted ones of those that are neither dismissed, read nor silent
 * @param pendingActions entries of the pending-action store
 * @param stalePendingActions entries stored as stale; deadlines are not looked at
 * @param due how many notifications have resurfaced without the file saying so; not a facet
 */
record Facets(
        long active,
        long dismissed,
        long read,
        long unread,
        long priority,
        long errors,
        long rest,
        long muted,
        long pendingActions,
        long stalePendingActions,
        long due) {

    /** Counts with the tallies that the engine keeps, and corrects them for the notifications that are due. */
    static Facets of(RecordReader reader, Expiry expiry) {
        Counter counter = new Counter();
        reader.tally(Notifications.COLLECTION, Notifications.where(), Notifications.STATE_FIELDS)
                .forEach((values, number) -> counter.add(State.of(values), number));
        Map<List<@Nullable Object>, Long> due =
                reader.tally(Notifications.COLLECTION, Notifications.where(expiry.due()), Notifications.STATE_FIELDS);
        due.forEach((values, number) -> {
            counter.add(State.of(values), -number);
            counter.add(State.of(values).resurfaced(), number);
        });
        Map<List<@Nullable Object>, Long> actions =
                reader.tally(PendingActions.COLLECTION, PendingActions.everything(), List.of(PendingActions.STATE));
        return counter.facets(sum(actions), actions.getOrDefault(List.of(ActionState.STALE.token()), 0L), sum(due));
    }

    /** The counters by name, in the order of the wire. */
    Map<String, Long> byName() {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("active", active);
        counters.put("dismissed", dismissed);
        counters.put("read", read);
        counters.put("unread", unread);
        counters.put("priority", priority);
        counters.put("errors", errors);
        counters.put("rest", rest);
        counters.put("muted", muted);
        counters.put("pending_actions", pendingActions);
        counters.put("stale_pending_actions", stalePendingActions);
        return counters;
    }

    RawJson json() {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        byName().forEach((name, number) -> writer.name(name).number(number));
        return writer.endObject().toRawJson();
    }

    private static long sum(Map<?, Long> tally) {
        return tally.values().stream().mapToLong(Long::longValue).sum();
    }

    private record State(boolean dismissed, boolean read, boolean silent, boolean muted, Importance importance) {
        static State of(List<@Nullable Object> values) {
            return new State(
                    Boolean.TRUE.equals(values.get(0)),
                    Boolean.TRUE.equals(values.get(1)),
                    Boolean.TRUE.equals(values.get(2)),
                    Boolean.TRUE.equals(values.get(3)),
                    Importance.ofToken(String.valueOf(values.get(4))));
        }

        State resurfaced() {
            return new State(dismissed, false, silent, false, importance);
        }
    }

    private static final class Counter {
        private long active;
        private long dismissed;
        private long read;
        private long unread;
        private long priority;
        private long errors;
        private long rest;
        private long muted;

        void add(State state, long number) {
            if (state.dismissed()) {
                dismissed += number;
            } else {
                active += number;
            }
            if (state.read()) {
                read += number;
            } else {
                unread += number;
            }
            if (state.dismissed() || state.read() || state.silent()) {
                return;
            }
            if (state.muted()) {
                muted += number;
                return;
            }
            switch (state.importance()) {
                case ERROR -> errors += number;
                case PRIORITY -> priority += number;
                case REST -> rest += number;
            }
        }

        Facets facets(long pendingActions, long stale, long due) {
            return new Facets(
                    active, dismissed, read, unread, priority, errors, rest, muted, pendingActions, stale, due);
        }
    }
}
