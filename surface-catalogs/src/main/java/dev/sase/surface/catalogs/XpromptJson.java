package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The JSON of xprompts: as kept, and in the shapes in which they are served. */
final class XpromptJson implements RecordCodec<Xprompt> {
    private static final String ENTRY = "entry";
    private static final String SOURCE_PATH = "source_path";
    private static final String CONTENT = "content";
    private static final String HIDES = "hides";
    private static final String PROJECT_ID = "project_id";

    @Override
    public RawJson encode(Xprompt xprompt) {
        JsonWriter writer = new JsonWriter().beginObject();
        writer.name(PROJECT_ID).string(xprompt.projectId());
        return members(writer, xprompt).endObject().toRawJson();
    }

    @Override
    public Xprompt decode(RawJson json) {
        JsonNode node = Json.parse(json);
        return of(node, Json.required(node, PROJECT_ID));
    }

    /** The row of the catalog. */
    static RawJson row(Xprompt xprompt) {
        RawJson entry = entry(xprompt);
        JsonWriter writer =
                new JsonWriter().beginObject().name("schema_version").number(1);
        writer.name("catalog_id").string(xprompt.entry().catalogId());
        writer.name(ENTRY).raw(entry).name(SOURCE_PATH).string(xprompt.sourcePath());
        writer.name("content_hash").string(Digests.sha256(entry.bytes()));
        return writer.name("exists").bool(true).endObject().toRawJson();
    }

    /** The entry alone. */
    static RawJson entry(Xprompt xprompt) {
        return EntryJson.write(new JsonWriter(), xprompt.entry()).toRawJson();
    }

    /** The entry with its content and what it hides. */
    static RawJson detail(Xprompt xprompt) {
        return members(new JsonWriter().beginObject(), xprompt).endObject().toRawJson();
    }

    /** The xprompt of a row or a detail, without what is not in it. */
    static Xprompt decodeServed(RawJson json, String projectId) {
        return of(Json.parse(json), projectId);
    }

    /** The xprompt of an entry alone. */
    static Xprompt decodeEntry(RawJson json, String projectId) {
        return new Xprompt(projectId, EntryJson.read(Json.parse(json)), "", "", List.of());
    }

    private static JsonWriter members(JsonWriter writer, Xprompt xprompt) {
        EntryJson.write(writer.name(ENTRY), xprompt.entry());
        writer.name(SOURCE_PATH).string(xprompt.sourcePath());
        writer.name(CONTENT).string(xprompt.content());
        writer.name(HIDES).beginArray();
        for (Covered covered : xprompt.hides()) {
            writer.beginObject().name("kind").string(covered.kind().token());
            writer.name(SOURCE_PATH).string(covered.source()).name("path").string(covered.path());
            writer.endObject();
        }
        return writer.endArray();
    }

    private static Xprompt of(JsonNode node, String projectId) {
        List<Covered> hides = new ArrayList<>();
        if (node.has(HIDES)) {
            Json.container(node, HIDES)
                    .forEach(covered -> hides.add(new Covered(
                            PromptKind.ofToken(Json.required(covered, "kind")),
                            Json.required(covered, SOURCE_PATH),
                            Json.required(covered, "path"))));
        }
        return new Xprompt(
                projectId,
                EntryJson.read(Json.container(node, ENTRY)),
                Json.required(node, SOURCE_PATH),
                Json.text(node, CONTENT).orElse(""),
                hides);
    }
}
