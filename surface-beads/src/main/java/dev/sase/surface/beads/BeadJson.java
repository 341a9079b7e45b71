package dev.sase.surface.beads;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Map;
import java.util.Optional;

/** Writes the issue record as {@code issues.jsonl} and the wire have it: fixed order, some keys only when they are set. */
final class BeadJson {
    private static final int TYPICAL_BYTES = 2048;

    private BeadJson() {}

    /** The issue record of a bead. */
    static RawJson issue(Bead bead) {
        JsonWriter json = new JsonWriter(TYPICAL_BYTES);
        write(bead, json);
        return json.toRawJson();
    }

    static void write(Bead bead, JsonWriter json) {
        json.beginObject();
        json.name("id").string(bead.id());
        json.name("title").string(bead.title());
        json.name("status").string(bead.status().token());
        json.name("issue_type").string(bead.type().token());
        optional(json, "tier", bead.tier().map(BeadTier::token));
        json.name("parent_id").string(bead.parentId().orElse(null));
        json.name("owner").string(bead.owner());
        json.name("assignee").string(bead.assignee());
        json.name("created_at").string(bead.createdAt());
        json.name("created_by").string(bead.createdBy());
        json.name("updated_at").string(bead.updatedAt());
        json.name("closed_at").string(bead.closedAt().orElse(null));
        json.name("close_reason").string(bead.closeReason().orElse(null));
        optional(json, "resolution", bead.resolution());
        closeHistory(bead, json);
        json.name("description").string(bead.description());
        json.name("notes").string(bead.notes());
        json.name("design").string(bead.design());
        if (!bead.refs().isEmpty()) {
            json.name("refs").strings(bead.refs());
        }
        links(bead, json);
        evidence(bead, json);
        bead.snooze().ifPresent(snooze -> snooze(snooze, json));
        json.name("model").string(bead.model());
        optional(json, "size", bead.size());
        optional(json, "task_type", bead.taskType());
        taskTypeFields(bead, json);
        json.name("is_ready_to_work").bool(bead.readyToWork());
        bead.epicCount().ifPresent(count -> json.name("epic_count").number(count));
        json.name("changespec_name").string(bead.changespecName());
        json.name("changespec_bug_id").string(bead.changespecBugId());
        if (!bead.externalRef().isEmpty()) {
            json.name("external_ref").string(bead.externalRef());
        }
        dependencies(bead, json);
        json.endObject();
    }

    private static void optional(JsonWriter json, String name, Optional<String> value) {
        value.ifPresent(text -> json.name(name).string(text));
    }

    private static void closeHistory(Bead bead, JsonWriter json) {
        if (bead.closeHistory().isEmpty()) {
            return;
        }
        json.name("close_history").beginArray();
        for (CloseRecord close : bead.closeHistory()) {
            json.beginObject();
            json.name("closed_at").string(close.closedAt());
            optional(json, "close_reason", close.closeReason());
            optional(json, "resolution", close.resolution());
            json.name("reopened_at").string(close.reopenedAt());
            json.name("reopened_via").string(close.reopenedVia());
            optional(json, "reopened_by", close.reopenedBy());
            json.endObject();
        }
        json.endArray();
    }

    private static void links(Bead bead, JsonWriter json) {
        if (bead.links().isEmpty()) {
            return;
        }
        json.name("links").beginArray();
        for (BeadLink link : bead.links()) {
            json.beginObject();
            json.name("target_ref").string(link.targetRef());
            json.name("relation").string(link.relation());
            json.name("description").string(link.description());
            json.name("origin").string(link.origin());
            json.endObject();
        }
        json.endArray();
    }

    private static void evidence(Bead bead, JsonWriter json) {
        if (bead.plusOneEvidence().isEmpty()) {
            return;
        }
        json.name("plus_one_evidence").beginArray();
        for (PlusOneEvidence evidence : bead.plusOneEvidence()) {
            json.beginObject();
            json.name("timestamp").string(evidence.timestamp());
            optional(json, "observed_since", evidence.observedSince());
            json.name("reporter").string(evidence.reporter());
            json.name("note").string(evidence.note());
            if (!evidence.refs().isEmpty()) {
                json.name("refs").strings(evidence.refs());
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void snooze(Snooze snooze, JsonWriter json) {
        json.name("snooze").beginObject();
        json.name("until").string(snooze.until());
        json.name("snoozed_at").string(snooze.snoozedAt());
        json.name("snoozed_by").string(snooze.snoozedBy());
        snooze.plusOneTarget().ifPresent(target -> json.name("plus_one_target").number(target));
        snooze.plusOneBaseline()
                .ifPresent(baseline -> json.name("plus_one_baseline").number(baseline));
        json.name("reason").string(snooze.reason());
        json.endObject();
    }

    private static void taskTypeFields(Bead bead, JsonWriter json) {
        if (bead.taskTypeFields().isEmpty()) {
            return;
        }
        json.name("task_type_fields").beginObject();
        for (Map.Entry<String, String> field : bead.taskTypeFields().entrySet()) {
            json.name(field.getKey()).string(field.getValue());
        }
        json.endObject();
    }

    private static void dependencies(Bead bead, JsonWriter json) {
        json.name("dependencies").beginArray();
        for (BeadDependency dependency : bead.dependencies()) {
            json.beginObject();
            json.name("issue_id").string(dependency.issueId());
            json.name("depends_on_id").string(dependency.dependsOnId());
            json.name("created_at").string(dependency.createdAt());
            json.name("created_by").string(dependency.createdBy());
            json.endObject();
        }
        json.endArray();
    }
}
