package dev.sase.daemon.server;

import dev.sase.core.engine.Progress;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.JsonWriter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The long requests that are being answered and how far each has come, kept in memory for health. Thread-safe. */
final class WorkUnderWay {
    private final Map<Long, Step> running = new ConcurrentSkipListMap<>();
    private final AtomicLong begun = new AtomicLong();

    /**
     * How far a request has come.
     *
     * @param type the request
     * @param surface the surface worked on, or {@code all} before the first step
     * @param done records of it done so far, starting anew with each surface
     * @param total its records in all, 0 when unknown
     */
    private record Step(RequestType type, String surface, long done, long total) {
        void write(JsonWriter json) {
            json.beginObject();
            json.name("done").number(done).name("surface").string(surface);
            json.name("total").number(total).name("type").string(type.token());
            json.endObject();
        }
    }

    /** Does the work of a request, seen by health as long as it takes. */
    <T> T during(RequestType type, String surface, Function<Progress, T> work) {
        long id = begun.incrementAndGet();
        running.put(id, new Step(type, surface, 0, 0));
        try {
            return work.apply((at, _, done, total) -> running.put(id, new Step(type, at, done, total)));
        } finally {
            running.remove(id);
        }
    }

    /** Writes the list, the oldest first. */
    void write(JsonWriter json) {
        Collection<Step> steps = running.values();
        json.beginArray();
        steps.forEach(step -> step.write(json));
        json.endArray();
    }
}
