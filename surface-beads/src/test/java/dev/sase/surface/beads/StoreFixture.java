package dev.sase.surface.beads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes stores as their owners do. */
final class StoreFixture {
    private final Path folder;
    private int ordinal;

    StoreFixture(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path stream(String root) {
        return EventStore.streamsOf(folder).resolve(root + ".jsonl");
    }

    StoreFixture issues(String... lines) {
        return write(IssuesFile.of(folder), String.join("\n", lines) + "\n");
    }

    StoreFixture events(String root, String... lines) {
        return write(stream(root), String.join("\n", lines) + "\n");
    }

    StoreFixture manifest(int streams) {
        return write(EventStore.manifestOf(folder), """
                {
                  "schema_version": 1,
                  "stream_count": %d,
                  "generated_from": "issues.jsonl",
                  "migration_tool": "sase-core bead events"
                }""".formatted(streams));
    }

    StoreFixture write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Loaded load() throws IOException {
        return Loaded.store(folder);
    }

    /** Loads one stream with its manifest. */
    Loaded loadEvents(String root, String... lines) throws IOException {
        return events(root, lines).manifest(1).load();
    }

    /** A row of issues.jsonl with a status, a type and more members. */
    static String row(String id, String status, String type, String more) {
        return "{\"id\":\"%s\",\"title\":\"Title of %s\",\"status\":\"%s\",\"issue_type\":\"%s\"%s}"
                .formatted(id, id, status, type, more.isEmpty() ? "" : "," + more);
    }

    /** The creation of an issue at a minute of the day. */
    String created(String id, String type, int minute, String more) {
        String times = "\"created_at\":\"%s\",\"updated_at\":\"%s\",\"created_by\":\"ann\""
                .formatted(time(minute), time(minute));
        String issue = row(id, "open", type, times + (more.isEmpty() ? "" : "," + more));
        return event("issue_created", id, minute, "\"issue\":" + issue);
    }

    /** An event at a minute of the day by the actor bob. */
    String event(String operation, String id, int minute, String payload) {
        ordinal++;
        String more = payload.isEmpty() ? "" : "," + payload;
        return """
                {"schema_version":1,"event_id":"%s:%06d:%s","timestamp":"%s","actor":"bob","operation":"%s","issue_id":"%s",\
                "payload":{"kind":"%s"%s}}""".formatted(id, ordinal, operation, time(minute), operation, id, operation, more);
    }

    static String time(int minute) {
        return "2026-05-01T%02d:%02d:00Z".formatted(minute / 60, minute % 60);
    }
}
