package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import tools.jackson.databind.JsonNode;

/** The JSON of snippets: as kept, and as entries. */
final class SnippetJson implements RecordCodec<Snippet> {
    @Override
    public RawJson encode(Snippet snippet) {
        JsonWriter writer = new JsonWriter().beginObject();
        writer.name("project_id").string(snippet.projectId());
        return members(writer, snippet).endObject().toRawJson();
    }

    @Override
    public Snippet decode(RawJson json) {
        JsonNode node = Json.parse(json);
        return of(node, Json.required(node, "project_id"));
    }

    /** The entry of a snippet. */
    static RawJson entry(Snippet snippet) {
        return members(new JsonWriter().beginObject(), snippet).endObject().toRawJson();
    }

    /** The snippet of an entry. */
    static Snippet decodeEntry(RawJson json, String projectId) {
        return of(Json.parse(json), projectId);
    }

    private static JsonWriter members(JsonWriter writer, Snippet snippet) {
        writer.name("trigger").string(snippet.trigger()).name("template").string(snippet.template());
        writer.name("source").string(snippet.source());
        writer.name("xprompt_name").string(snippet.xpromptName().orElse(null));
        writer.name("description").string(snippet.description().orElse(null));
        return writer.name("source_path_display").string(snippet.sourcePathDisplay());
    }

    private static Snippet of(JsonNode node, String projectId) {
        return new Snippet(
                projectId,
                Json.required(node, "trigger"),
                Json.required(node, "template"),
                Json.required(node, "source"),
                Json.text(node, "xprompt_name"),
                Json.text(node, "description"),
                Json.required(node, "source_path_display"));
    }
}
