package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** One stream of events. Confined to one thread. */
final class EventStreamFile implements AutoCloseable {
    private final String root;
    private final LineFile file;
    private int ordinal;

    EventStreamFile(Path streams, String root) throws IOException {
        this.root = root;
        this.file = new LineFile(streams.resolve(root + ".jsonl"));
    }

    /** Appends an event. */
    void event(Instant at, String actor, String operation, String issue, Consumer<JsonWriter> payload)
            throws IOException {
        ordinal++;
        file.line(json -> {
            json.beginObject();
            json.name("schema_version").number(1);
            json.name("event_id").string(String.format(Locale.ROOT, "%s:%06d:%s:%s", root, ordinal, operation, issue));
            json.name("timestamp").string(at.toString());
            json.name("actor").string(actor);
            json.name("operation").string(operation);
            json.name("issue_id").string(issue);
            json.name("payload").beginObject().name("kind").string(operation);
            payload.accept(json);
            json.endObject();
            json.endObject();
        });
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
