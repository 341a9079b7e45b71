package dev.sase.surface.notifications;

import dev.sase.spi.PageRequest;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of snoozes, seen from one moment. A notification is due when it is not dismissed, is snoozed, and its deadline has come
 * or is no RFC 3339 time with an offset. A due notification is served as resurfaced: unread, not muted, without a deadline. The
 * file is left as it is. Immutable.
 */
final class Expiry {
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Before every deadline, also the one of a text that is no time. */
    private static final long NEVER = Long.MIN_VALUE;

    private final long lastWoken;
    private final String now;

    private Expiry(long lastWoken, Instant now) {
        this.lastWoken = lastWoken;
        this.now = Rfc3339.utc(now);
    }

    /** Snoozes as they are at a moment. */
    static Expiry at(Instant now) {
        return new Expiry(micros(now), now);
    }

    /**
     * Snoozes as they are at the time of a request. What is asked of the reader by {@link #due} stays the same until the next snooze
     * ends, so that the engine need not count anew for every request.
     */
    static Expiry of(RecordReader reader) {
        Instant now = reader.now();
        Slice latest = reader.page(
                Notifications.COLLECTION,
                Notifications.where(Predicate.below(Notifications.WAKE_AT, micros(now) + 1)),
                Notifications.WOKEN,
                Notifications.WIRE,
                PageRequest.first(1));
        if (latest.rows().isEmpty()) {
            return latest.omitted().isEmpty() ? new Expiry(NEVER, now) : at(now);
        }
        Long woken = wakeAt(Notifications.CODEC.decode(latest.rows().getFirst().json()));
        return woken == null ? at(now) : new Expiry(woken, now);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / 1000;
    }

    /**
     * When a notification wakes by itself: microseconds since 1970, rounded up so that none wakes early. {@link Long#MIN_VALUE}
     * for a deadline that is no time, absent when it is not snoozed or is dismissed.
     */
    static @Nullable Long wakeAt(Notification notification) {
        Optional<String> deadline = notification.snoozeUntil();
        if (!notification.muted() || notification.dismissed() || deadline.isEmpty()) {
            return null;
        }
        return Rfc3339.parse(deadline.get())
                .map(instant -> instant.getEpochSecond() * MICROS_PER_SECOND + (instant.getNano() + 999) / 1000)
                .orElse(Long.MIN_VALUE);
    }

    /** Whether the snooze of a notification has ended. */
    boolean isDue(Notification notification) {
        Long wakeAt = wakeAt(notification);
        return wakeAt != null && wakeAt <= lastWoken;
    }

    /** The notification as it is now: resurfaced when it is due, else as stored. */
    Notification effective(Notification notification) {
        return isDue(notification) ? notification.resurfaced(now) : notification;
    }

    /** The notification of a row as it is now; the same row when nothing changes. */
    RawJson effective(RawJson row) {
        Notification stored = Notifications.CODEC.decode(row);
        return isDue(stored) ? Notifications.CODEC.encode(effective(stored)) : row;
    }

    /** The condition that a snooze has ended. */
    Predicate<Notification> due() {
        return Predicate.below(Notifications.WAKE_AT, lastWoken + 1);
    }

    /** The notifications whose snooze has ended, as stored. */
    List<Notification> resurfacing(RecordReader reader) {
        Predicate<Notification> due = Notifications.where(due());
        if (reader.count(Notifications.COLLECTION, due) == 0) {
            return List.of();
        }
        try (Stream<StoredRecord<Notification>> records =
                reader.records(Notifications.COLLECTION, due, Notifications.WOKEN)) {
            return records.map(StoredRecord::record).toList();
        }
    }

    /** The condition that a snooze is still running. */
    Predicate<Notification> asleep() {
        return Predicate.atLeast(Notifications.WAKE_AT, lastWoken + 1);
    }
}
