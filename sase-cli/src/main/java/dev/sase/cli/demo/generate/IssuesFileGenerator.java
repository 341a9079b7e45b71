package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes a store whose source is {@code issues.jsonl}. */
final class IssuesFileGenerator {
    private IssuesFileGenerator() {}

    static void write(Path folder, BeadHistory history) throws IOException {
        Files.createDirectories(folder);
        try (LineFile file = new LineFile(folder.resolve("issues.jsonl"))) {
            history.forEach(false, beads -> {
                for (DraftBead bead : beads) {
                    boolean changespec = bead.isPlan() && history.words().chance(25);
                    String model = history.words().chance(20) ? "opus" : "";
                    file.line(json -> issue(bead, json, changespec, model));
                }
            });
        }
        Files.writeString(folder.resolve("config.json"), history.config());
    }

    private static void issue(DraftBead bead, JsonWriter json, boolean changespec, String model) {
        boolean closed = bead.fate() == DraftBead.Fate.CLOSED;
        Instant changed = bead.changed();
        json.beginObject();
        json.name("id").string(bead.id());
        json.name("title").string(bead.title());
        json.name("status").string(closed ? "closed" : bead.fate() == DraftBead.Fate.STARTED ? "in_progress" : "open");
        json.name("issue_type").string(bead.type());
        bead.tier().ifPresent(tier -> json.name("tier").string(tier));
        json.name("parent_id").string(bead.parent().orElse(null));
        json.name("owner").string("ada");
        json.name("assignee").string(bead.fate() == DraftBead.Fate.OPEN ? "" : bead.createdBy());
        json.name("created_at").string(bead.created().toString());
        json.name("created_by").string(bead.createdBy());
        json.name("updated_at").string(changed.toString());
        json.name("closed_at").string(closed ? changed.toString() : null);
        json.name("close_reason").string(closed ? "done" : null);
        json.name("description").string(bead.description());
        json.name("notes").string(bead.notes());
        json.name("design").string(bead.isPlan() ? "plans/" + bead.id() + ".md" : "");
        json.name("model").string(model);
        json.name("is_ready_to_work").bool(bead.tier().filter("epic"::equals).isPresent() && !closed);
        json.name("changespec_name").string(changespec ? bead.id().replace('-', '_') : "");
        json.name("changespec_bug_id").string(changespec ? "b/" + bead.id() : "");
        json.name("dependencies").beginArray();
        for (String blocker : bead.blockers()) {
            json.beginObject();
            json.name("issue_id").string(bead.id());
            json.name("depends_on_id").string(blocker);
            json.name("created_at").string(bead.created().plusSeconds(1).toString());
            json.name("created_by").string("ada");
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
