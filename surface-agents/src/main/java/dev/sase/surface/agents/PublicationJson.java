package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import tools.jackson.databind.JsonNode;

/** The publication of a run as JSON; what is absent has no member. */
final class PublicationJson {
    private PublicationJson() {}

    static void write(Publication publication, JsonWriter out) {
        out.beginObject();
        out.name("global_name").string(publication.globalName());
        SummaryJson.text(out, "source_run_id", publication.sourceRunId());
        SummaryJson.text(out, "project_key", publication.projectKey());
        SummaryJson.text(out, "project_name", publication.projectName());
        out.name("state").string(publication.state());
        SummaryJson.text(out, "dismissed_at", publication.dismissedAt());
        out.name("origin").string(publication.origin().token());
        out.name("waits_for").strings(publication.waitsFor());
        out.name("members").strings(publication.members());
        out.name("search_text").string(publication.searchText());
        out.endObject();
    }

    static Publication decode(JsonNode node) {
        StoredObject object = new StoredObject(node);
        return new Publication(
                object.text("global_name"),
                object.optional("source_run_id"),
                object.optional("project_key"),
                object.optional("project_name"),
                object.text("state"),
                object.optional("dismissed_at"),
                Origin.ofToken(object.text("origin"))
                        .orElseThrow(() -> new IllegalArgumentException("a stored publication has no known origin")),
                object.texts("waits_for"),
                object.texts("members"),
                object.text("search_text"));
    }
}
