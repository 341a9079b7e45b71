package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.util.List;

/** The issue record inside an event that creates it. */
final class CreatedIssue {
    /** The fields of an update, in their order, all of which are written. */
    static final List<String> UPDATABLE = List.of(
            "title",
            "status",
            "assignee",
            "description",
            "notes",
            "design",
            "model",
            "size",
            "closed_at",
            "close_reason",
            "changespec_name",
            "changespec_bug_id",
            "external_ref",
            "tier",
            "is_ready_to_work");

    private CreatedIssue() {}

    static void write(DraftBead bead, String size, JsonWriter json) {
        json.beginObject();
        json.name("id").string(bead.id());
        json.name("title").string(bead.title());
        json.name("status").string("open");
        json.name("issue_type").string(bead.type());
        bead.tier().ifPresent(tier -> json.name("tier").string(tier));
        json.name("parent_id").string(bead.parent().orElse(null));
        json.name("owner").string("ada");
        json.name("assignee").string("");
        json.name("created_at").string(bead.created().toString());
        json.name("created_by").string(bead.createdBy());
        json.name("updated_at").string(bead.created().toString());
        json.name("closed_at").nullValue();
        json.name("close_reason").nullValue();
        json.name("description").string(bead.description());
        json.name("notes").string("");
        json.name("design").string(bead.isPlan() ? "plans/" + bead.id() + ".md" : "");
        json.name("model").string("");
        if (!size.isEmpty()) {
            json.name("size").string(size);
        }
        if (bead.isTask()) {
            json.name("task_type").string("chore");
        }
        json.name("is_ready_to_work").bool(false);
        json.name("changespec_name").string("");
        json.name("changespec_bug_id").string("");
        json.name("dependencies").beginArray().endArray();
        json.endObject();
    }
}
