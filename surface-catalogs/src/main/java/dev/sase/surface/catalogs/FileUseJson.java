package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import tools.jackson.databind.JsonNode;

/** The JSON of file references: as kept, and as rows. */
final class FileUseJson implements RecordCodec<FileUse> {
    private static final String PATH = "path";
    private static final String BRANCH = "branch_or_workspace";
    private static final String WORKSPACE = "workspace_name";
    private static final String LAST_USED = "last_used_at";
    private static final String COUNT = "use_count";
    private static final String HASH = "content_hash";
    private static final String STORE = "source_path";
    private static final String METADATA = "metadata";

    @Override
    public RawJson encode(FileUse use) {
        JsonWriter writer = new JsonWriter().beginObject();
        writer.name("project_id").string(use.projectId());
        return members(writer, use).endObject().toRawJson();
    }

    @Override
    public FileUse decode(RawJson json) {
        JsonNode node = Json.parse(json);
        return of(node, Json.required(node, "project_id"));
    }

    /** The row of a reference. */
    static RawJson row(FileUse use) {
        JsonWriter writer =
                new JsonWriter().beginObject().name("schema_version").number(1);
        return members(writer, use).endObject().toRawJson();
    }

    /** The reference of a row. */
    static FileUse decodeRow(RawJson row, String projectId) {
        return of(Json.parse(row), projectId);
    }

    private static JsonWriter members(JsonWriter writer, FileUse use) {
        writer.name(PATH).string(use.path());
        use.branch().ifPresent(branch -> writer.name(BRANCH).string(branch));
        use.workspaceName().ifPresent(name -> writer.name(WORKSPACE).string(name));
        use.lastUsedAt().ifPresent(time -> writer.name(LAST_USED).string(time));
        writer.name(COUNT).number(use.useCount()).name("exists").bool(true);
        writer.name(METADATA).beginObject().name(HASH).string(use.contentHash());
        return writer.name(STORE).string(use.store()).endObject();
    }

    private static FileUse of(JsonNode node, String projectId) {
        JsonNode metadata = Json.container(node, METADATA);
        return new FileUse(
                projectId,
                Json.required(node, PATH),
                Json.text(node, BRANCH),
                Json.text(node, WORKSPACE),
                Json.text(node, LAST_USED),
                Json.number(node, COUNT),
                Json.required(metadata, HASH),
                Json.required(metadata, STORE));
    }
}
