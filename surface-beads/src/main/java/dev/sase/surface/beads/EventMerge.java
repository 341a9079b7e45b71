package dev.sase.surface.beads;

import dev.sase.spi.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts the events of many streams into one order: repeatedly the smallest among the next events of all streams. Inside a stream
 * the file's order is final, whatever the timestamps say.
 */
final class EventMerge {
    private static final Comparator<Cursor> SMALLEST = Comparator.comparing(
                    (Cursor cursor) -> cursor.head().timestamp(), Texts::compare)
            .thenComparingInt(cursor -> cursor.head().rank())
            .thenComparing(cursor -> cursor.head().eventId(), Texts::compare)
            .thenComparingInt(cursor -> cursor.head().stream());

    private EventMerge() {}

    static void forEach(List<List<BeadEvent>> streams, Consumer<BeadEvent> action) {
        PriorityQueue<Cursor> queue = new PriorityQueue<>(Math.max(1, streams.size()), SMALLEST);
        for (List<BeadEvent> stream : streams) {
            if (!stream.isEmpty()) {
                queue.add(new Cursor(stream));
            }
        }
        while (!queue.isEmpty()) {
            Cursor cursor = queue.remove();
            action.accept(cursor.head());
            if (cursor.advance()) {
                queue.add(cursor);
            }
        }
    }

    /** How far one stream is read. */
    private static final class Cursor {
        private final List<BeadEvent> events;
        private int next;

        Cursor(List<BeadEvent> events) {
            this.events = events;
        }

        BeadEvent head() {
            return events.get(next);
        }

        boolean advance() {
            return ++next < events.size();
        }
    }
}
