package dev.sase.surface.changespecs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Optional;

/** ChangeSpecs as JSON: summary, record of either generation, sections, and what these make together. */
final class SpecJson {
    private static final int TYPICAL_BYTES = 6 * 1024;

    private SpecJson() {}

    /** The row of lists. */
    static RawJson summary(ChangeSpec spec) {
        JsonWriter json = new JsonWriter();
        writeSummary(spec, json);
        return json.toRawJson();
    }

    /** Summary, record, and the workspaces in which something runs for it. */
    static RawJson full(ChangeSpec spec) {
        JsonWriter json = new JsonWriter(TYPICAL_BYTES);
        json.beginObject().name("schema_version").number(1);
        writeSummary(spec, json.name("summary"));
        writeSpec(spec, json.name("spec"));
        writeRunning(spec, json.name("running"));
        return json.endObject().toRawJson();
    }

    /** Summary, record and the elements of its lists as rows. */
    static RawJson detail(ChangeSpec spec) {
        JsonWriter json = new JsonWriter(TYPICAL_BYTES);
        json.beginObject().name("schema_version").number(1);
        writeSummary(spec, json.name("summary"));
        writeSpec(spec, json.name("spec"));
        writeSections(spec, json.name("sections"));
        return json.endObject().toRawJson();
    }

    /** The record by its generation. */
    static RawJson spec(ChangeSpec spec) {
        JsonWriter json = new JsonWriter(TYPICAL_BYTES);
        writeSpec(spec, json);
        return json.toRawJson();
    }

    private static void writeSummary(ChangeSpec spec, JsonWriter json) {
        SpecSource source = spec.source();
        json.beginObject();
        json.name("schema_version").number(source.generation().schemaVersion());
        json.name("handle").string(spec.handle());
        json.name("project_id").string(source.projectId());
        json.name("name").string(spec.name());
        json.name("project_basename").string(source.projectBasename());
        json.name("file_path").string(source.filePath());
        json.name("source_path").string(source.filePath());
        json.name("is_archive").bool(source.isArchive());
        json.name("status").string(spec.status());
        optional(json, "parent", spec.parent());
        optional(json, "cl_or_pr", spec.clOrPr());
        optional(json, "bug", spec.bug());
        json.name("updated_at").string(source.updatedAt());
        json.endObject();
    }

    private static void writeSpec(ChangeSpec spec, JsonWriter json) {
        SpecSource source = spec.source();
        boolean v5 = source.generation() == Generation.V5;
        json.beginObject();
        json.name("schema_version").number(source.generation().schemaVersion());
        json.name("name").string(spec.name());
        json.name("project_basename").string(source.projectBasename());
        if (v5) {
            optional(json, "project_display_name", source.displayName());
        }
        json.name("file_path").string(source.filePath());
        json.name("source_span").beginObject();
        json.name("file_path").string(source.filePath());
        json.name("start_line").number(spec.span().startLine());
        json.name("end_line").number(spec.span().endLine());
        json.endObject();
        json.name("status").string(spec.status());
        optional(json, "parent", spec.parent());
        optional(json, v5 ? "pr_url" : "cl_or_pr", spec.clOrPr());
        if (v5) {
            json.name("pr_origin").string(spec.prOrigin());
        }
        optional(json, "bug", spec.bug());
        json.name("description").string(spec.description());
        if (v5) {
            json.name("refs").strings(spec.refs());
        }
        for (SpecSection section : SpecSection.inRecordOrder()) {
            json.name(section.token()).beginArray();
            for (int i = 0; i < section.size(spec); i++) {
                section.write(spec, i, json);
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void writeRunning(ChangeSpec spec, JsonWriter json) {
        json.beginArray();
        for (WorkspaceClaim claim : spec.running()) {
            json.beginObject();
            json.name("workspace_num").number(claim.number());
            json.name("pid").number(claim.pid());
            json.name("workflow").string(claim.workflow());
            optional(json, "timestamp", claim.timestamp());
            json.name("pinned").bool(claim.pinned());
            json.endObject();
        }
        json.endArray();
    }

    private static void writeSections(ChangeSpec spec, JsonWriter json) {
        json.beginArray();
        for (SpecSection section : SpecSection.inNameOrder()) {
            for (int i = 0; i < section.size(spec); i++) {
                json.beginObject();
                json.name("schema_version").number(1);
                json.name("handle").string(spec.handle());
                json.name("section_name").string(section.token());
                json.name("section_index").number(i);
                section.write(spec, i, json.name("body"));
                json.endObject();
            }
        }
        json.endArray();
    }

    private static void optional(JsonWriter json, String name, Optional<String> value) {
        json.name(name).string(value.orElse(null));
    }
}
