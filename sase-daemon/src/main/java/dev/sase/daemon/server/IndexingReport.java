package dev.sase.daemon.server;

import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.engine.DiffCounts;
import dev.sase.core.engine.EngineHealth;
import dev.sase.core.engine.IndexCounters;
import dev.sase.core.transport.Protocol;
import dev.sase.spi.JsonWriter;
import java.util.Optional;

/** Writes what the index service does, from memory alone: {@code details.indexing} and {@code service}. Thread-safe. */
final class IndexingReport {
    private static final String SWITCHED_OFF =
            "nothing is projected: switched off by " + ConfigurationKey.SHADOW_INDEXING.path();

    private final Projection projection;
    private final FoundDifferences differences;
    private final WorkUnderWay work;

    IndexingReport(Projection projection, FoundDifferences differences, WorkUnderWay work) {
        this.projection = projection;
        this.differences = differences;
        this.work = work;
    }

    /** Writes the object, keys ascending. */
    void write(JsonWriter json) {
        Optional<EngineHealth> health = projection.health();
        boolean degraded = health.map(EngineHealth::degraded).orElse(false);
        IndexCounters counters = health.map(EngineHealth::index).orElse(IndexCounters.NONE);
        json.beginObject();
        json.name("coalesced_changes").number(counters.coalesced());
        json.name("diff_counts");
        write(differences.counts(), json);
        json.name("dropped_changes").number(counters.dropped());
        json.name("enabled").bool(health.map(EngineHealth::open).orElse(false));
        json.name("failed_parses").number(health.map(EngineHealth::failedParses).orElse(0L));
        json.name("indexed_sources").number(counters.indexedSources());
        json.name("looks").number(counters.looks());
        health.flatMap(EngineHealth::message)
                .or(() -> projection.isEnabled() ? Optional.empty() : Optional.of(SWITCHED_OFF))
                .ifPresent(text -> json.name("message").string(text));
        json.name("overflows").number(counters.overflows());
        json.name("queued_changes").number(counters.told());
        json.name("recent_reports").beginArray();
        counters.recent().forEach(batch -> write(batch, json));
        json.endArray();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("state").string(health.isEmpty() ? "stopped" : degraded ? "degraded" : "ok");
        json.name("surfaces").beginArray();
        health.ifPresent(known -> known.surfaces().forEach((id, surface) -> SurfaceReport.write(id, surface, json)));
        json.endArray();
        json.name("watcher_active").bool(health.map(EngineHealth::watching).orElse(false));
        json.name("work");
        work.write(json);
        json.endObject();
    }

    private static void write(IndexCounters.Batch batch, JsonWriter json) {
        json.beginObject();
        json.name("coalesced_changes").number(batch.coalesced());
        json.name("domain").string(batch.surface());
        json.name("failed_parses").number(batch.failedSources());
        json.name("indexed_sources").number(batch.indexedSources());
        json.name("queued_changes").number(batch.told());
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("shadow_diff_counts");
        // What is applied is not compared again; verify and diff compare.
        write(DiffCounts.NONE, json);
        json.name("source_paths").strings(batch.paths()).endObject();
    }

    private static void write(DiffCounts counts, JsonWriter json) {
        json.beginObject().name("corrupt").number(counts.corrupt());
        json.name("extra").number(counts.extra());
        json.name("missing").number(counts.missing());
        json.name("stale").number(counts.stale()).endObject();
    }
}
