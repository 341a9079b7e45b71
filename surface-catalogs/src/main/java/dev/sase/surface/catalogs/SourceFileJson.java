package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import tools.jackson.databind.JsonNode;

/** The JSON of source files: as kept, and as rows of settings and of notes. */
final class SourceFileJson implements RecordCodec<SourceFile> {
    private static final String HASH = "content_hash";

    @Override
    public RawJson encode(SourceFile file) {
        JsonWriter writer = new JsonWriter().beginObject();
        writer.name("project_id").string(file.projectId()).name("path").string(file.path());
        writer.name("group").string(file.group()).name("name").string(file.name());
        writer.name("keywords").strings(file.keywords()).name("preview").string(file.preview());
        return writer.name(HASH).string(file.contentHash()).endObject().toRawJson();
    }

    @Override
    public SourceFile decode(RawJson json) {
        JsonNode node = Json.parse(json);
        return new SourceFile(
                Json.required(node, "project_id"),
                Json.required(node, "path"),
                Json.required(node, "group"),
                Json.required(node, "name"),
                Json.texts(node, "keywords"),
                Json.required(node, "preview"),
                Json.required(node, HASH));
    }

    /** The row of a settings file. */
    static RawJson config(SourceFile file) {
        JsonWriter writer =
                new JsonWriter().beginObject().name("schema_version").number(1);
        writer.name("config_id").string(SourceFiles.id(SourceFiles.CONFIG_PREFIX, file));
        writer.name("path").string(file.path()).name("scope").string(file.group());
        return end(writer, file);
    }

    /** The row of a note. */
    static RawJson memory(SourceFile file) {
        JsonWriter writer =
                new JsonWriter().beginObject().name("schema_version").number(1);
        writer.name("memory_id").string(SourceFiles.id(SourceFiles.MEMORY_PREFIX, file));
        writer.name("path").string(file.path()).name("tier").string(file.group());
        writer.name("source_name").string(file.name()).name("keywords").strings(file.keywords());
        return end(writer, file);
    }

    private static RawJson end(JsonWriter writer, SourceFile file) {
        writer.name("content_preview").string(file.preview()).name("exists").bool(true);
        writer.name("metadata").beginObject().name(HASH).string(file.contentHash());
        return writer.endObject().endObject().toRawJson();
    }
}
