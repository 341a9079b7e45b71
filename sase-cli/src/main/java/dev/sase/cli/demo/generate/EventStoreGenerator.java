package dev.sase.cli.demo.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes a store whose source is event streams, one for each root. */
final class EventStoreGenerator {
    private static final List<String> SIZES = List.of("xsmall", "small", "medium", "large", "xlarge");

    private final BeadHistory history;
    private final Words words;

    private EventStoreGenerator(BeadHistory history) {
        this.history = history;
        this.words = history.words();
    }

    static void write(Path folder, BeadHistory history) throws IOException {
        Path streams = folder.resolve("events").resolve("streams");
        Files.createDirectories(streams);
        EventStoreGenerator generator = new EventStoreGenerator(history);
        int[] count = {0};
        history.forEach(true, beads -> {
            String root = beads.getFirst().id();
            try (EventStreamFile stream = new EventStreamFile(streams, root)) {
                generator.family(beads, stream);
            }
            count[0]++;
        });
        Files.writeString(folder.resolve("config.json"), history.config());
        Files.writeString(
                folder.resolve("events").resolve("manifest.json"),
                "{\n  \"schema_version\": 1,\n  \"stream_count\": " + count[0]
                        + ",\n  \"generated_from\": \"issues.jsonl\",\n  \"migration_tool\": \"sase-core bead events\"\n}");
    }

    private void family(List<DraftBead> beads, EventStreamFile stream) throws IOException {
        for (DraftBead bead : beads) {
            String size = bead.isPlan() ? "" : words.pick(SIZES);
            stream.event(bead.created(), bead.createdBy(), "issue_created", bead.id(), json -> {
                json.name("issue");
                CreatedIssue.write(bead, size, json);
            });
        }
        for (DraftBead bead : beads) {
            for (String blocker : bead.blockers()) {
                // Well behind the creation of the whole family, so that every blocker is there.
                Instant linked = bead.created().plusSeconds(20);
                stream.event(linked, "ada", "dependency_added", bead.id(), json -> {
                    json.name("dependency").beginObject();
                    json.name("issue_id").string(bead.id());
                    json.name("depends_on_id").string(blocker);
                    json.name("created_at").string(linked.toString());
                    json.name("created_by").string("ada");
                    json.endObject();
                });
            }
        }
        for (DraftBead bead : beads) {
            fate(bead, stream);
        }
    }

    private void fate(DraftBead bead, EventStreamFile stream) throws IOException {
        String id = bead.id();
        Instant at = bead.changed();
        String who = bead.createdBy();
        Instant begun = bead.created().plusSeconds(30);
        if (bead.tier().filter("epic"::equals).isPresent()) {
            stream.event(begun, who, "ready_marked", id, _ -> {});
        }
        if (!bead.notes().isEmpty()) {
            stream.event(
                    begun, who, "note_appended", id, json -> json.name("entry").string(bead.notes()));
        }
        if (bead.fate() != DraftBead.Fate.OPEN && words.chance(10)) {
            stream.event(
                    begun,
                    who,
                    "reference_added",
                    id,
                    json -> json.name("reference").string("file:docs/" + id + ".md"));
        }
        switch (bead.fate()) {
            case OPEN -> {
                // Nothing happened.
            }
            case STARTED -> start(bead, at, stream);
            case CLOSED -> {
                if (words.chance(70)) {
                    start(bead, begun.plusSeconds(5), stream);
                }
                close(bead, at, stream);
            }
            case REOPENED -> {
                close(bead, begun.plusSeconds(5), stream);
                stream.event(at, who, "issue_opened", id, _ -> {});
            }
            case CONFIRMED ->
                stream.event(at, "reporter", "task_plus_one_recorded", id, json -> {
                    json.name("evidence").beginObject();
                    json.name("timestamp").string(at.toString());
                    json.name("reporter").string("reporter-" + words.below(1000));
                    json.name("note").string(words.sentence());
                    json.endObject();
                });
            case SNOOZED ->
                stream.event(at, who, "task_snoozed", id, json -> {
                    json.name("snooze").beginObject();
                    json.name("until")
                            .string(history.now()
                                    .plus(Duration.ofDays(1 + words.below(30)))
                                    .toString());
                    json.name("snoozed_at").string(at.toString());
                    json.name("snoozed_by").string(who);
                    json.name("reason").string(words.sentence());
                    json.endObject();
                });
        }
    }

    private static void start(DraftBead bead, Instant at, EventStreamFile stream) throws IOException {
        stream.event(at, bead.createdBy(), "issue_updated", bead.id(), json -> {
            json.name("fields").beginObject();
            for (String field : CreatedIssue.UPDATABLE) {
                json.name(field)
                        .string(
                                switch (field) {
                                    case "status" -> "in_progress";
                                    case "assignee" -> bead.createdBy();
                                    default -> null;
                                });
            }
            json.endObject();
        });
    }

    private void close(DraftBead bead, Instant at, EventStreamFile stream) throws IOException {
        stream.event(at, bead.createdBy(), "issue_closed", bead.id(), json -> {
            json.name("close_reason").string(words.chance(80) ? "done" : words.sentence());
            json.name("resolution").string(words.chance(90) ? "done" : "canceled");
        });
    }
}
