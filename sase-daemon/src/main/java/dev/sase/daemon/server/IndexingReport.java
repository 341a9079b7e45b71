package dev.sase.daemon.server;

import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.engine.EngineHealth;
import dev.sase.core.transport.Protocol;
import dev.sase.spi.JsonWriter;
import java.util.Optional;

/**
 * Writes what the indexer does. It has no queue and no comparison of its own: changes are applied when somebody reads, and rows compared
 * with their sources when somebody asks for that.
 */
final class IndexingReport {
    private static final String SWITCHED_OFF =
            "nothing is projected: switched off by " + ConfigurationKey.SHADOW_INDEXING.path();

    private IndexingReport() {}

    /** Writes the object, keys ascending. */
    static void write(JsonWriter json, Projection projection) {
        Optional<EngineHealth> health = projection.health();
        boolean degraded = health.map(EngineHealth::degraded).orElse(false);
        json.beginObject();
        json.name("coalesced_changes").number(0);
        json.name("diff_counts").beginObject();
        json.name("corrupt")
                .number(0)
                .name("extra")
                .number(0)
                .name("missing")
                .number(0)
                .name("stale")
                .number(0);
        json.endObject();
        json.name("dropped_changes").number(0);
        json.name("enabled").bool(health.isPresent());
        json.name("failed_parses").number(health.map(EngineHealth::failedParses).orElse(0L));
        json.name("indexed_sources")
                .number(health.map(each -> each.index().indexedSources()).orElse(0L));
        health.flatMap(EngineHealth::message)
                .or(() -> projection.isEnabled() ? Optional.empty() : Optional.of(SWITCHED_OFF))
                .ifPresent(text -> json.name("message").string(text));
        json.name("queued_changes").number(0);
        json.name("recent_reports").beginArray().endArray();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("state").string(health.isEmpty() ? "stopped" : degraded ? "degraded" : "ok");
        json.name("watcher_active").bool(health.map(EngineHealth::watching).orElse(false));
        json.endObject();
    }
}
