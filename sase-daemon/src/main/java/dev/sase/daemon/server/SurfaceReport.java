package dev.sase.daemon.server;

import dev.sase.core.engine.SurfaceHealth;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.JsonWriter;

/** Writes how one surface is. */
final class SurfaceReport {
    private SurfaceReport() {}

    /** Writes the object, keys ascending. */
    static void write(String surface, SurfaceHealth health, JsonWriter json) {
        json.beginObject();
        json.name("broken").beginArray();
        health.broken().forEach(source -> write(source, json));
        json.endArray();
        json.name("broken_sources").number(health.brokenSources());
        json.name("corrupt").beginArray();
        health.corrupt().forEach(diagnostic -> write(diagnostic, json));
        json.endArray();
        json.name("corrupt_parts").number(health.corruptParts());
        json.name("following").string(health.following().token());
        json.name("following_reason").string(health.followingReason().orElse(null));
        json.name("lag_ms").number(health.lagMillis());
        json.name("last_seq").number(health.lastSequence());
        json.name("message").string(health.message().orElse(null));
        json.name("pending_changes").number(health.pendingChanges());
        json.name("rebuilt_records");
        health.rebuilt().ifPresentOrElse(json::number, json::nullValue);
        json.name("records").number(health.records());
        json.name("sources").number(health.sources());
        json.name("state").string(health.state().token());
        json.name("surface").string(surface).endObject();
    }

    private static void write(SurfaceHealth.BrokenSource source, JsonWriter json) {
        json.beginObject().name("message").string(source.message());
        json.name("path").string(source.path());
        json.name("scope").string(source.scope()).endObject();
    }

    private static void write(Diagnostic diagnostic, JsonWriter json) {
        json.beginObject().name("line").number(diagnostic.line());
        json.name("message").string(diagnostic.message());
        json.name("path").string(diagnostic.file().toString());
        json.name("token").string(diagnostic.token()).endObject();
    }
}
