package dev.sase.daemon.server;

import dev.sase.core.engine.Report;
import dev.sase.core.engine.SurfaceSummary;
import dev.sase.core.transport.Protocol;
import dev.sase.spi.JsonWriter;
import tools.jackson.databind.json.JsonMapper;

/** Tells of a projection that was made anew from the events of the journal. */
public final class StorageRebuild {
    static final String MODE = "projection_storage_rebuild";
    static final String LIMITATION = "made anew from the events that the journal keeps";

    private StorageRebuild() {}

    /** What a daemon that was started for it prints: an indented object, keys ascending. */
    public static String document(Report report) {
        JsonWriter json = new JsonWriter(1024).beginObject();
        json.name("limitation").string(LIMITATION);
        json.name("mode").string(MODE);
        json.name("report");
        report(json, report);
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("source_exports");
        AbsentParts.sourceExports(json, false);
        json.name("storage_reset_only").bool(true);
        JsonMapper mapper = JsonMapper.shared();
        return mapper.writerWithDefaultPrettyPrinter()
                .writeValueAsString(mapper.readTree(json.endObject().toByteArray()));
    }

    /** The member {@code report} of that and of the answer to a request, keys ascending. */
    static void report(JsonWriter json, Report report) {
        long events = report.summaries().stream()
                .mapToLong(SurfaceSummary::scannedSources)
                .sum();
        long last = report.summaries().stream()
                .mapToLong(summary -> summary.lastSequence().orElse(0))
                .max()
                .orElse(0);
        json.beginObject();
        json.name("duplicate_seed_events").number(0);
        json.name("replay").beginObject();
        json.name("events_applied").number(events).name("events_seen").number(events);
        json.name("last_seq")
                .number(last)
                .name("schema_version")
                .number(Protocol.SCHEMA_VERSION)
                .endObject();
        json.name("reset").beginObject();
        json.name("event_count_after").number(events).name("event_count_before").number(events);
        json.name("recreated_migrations").beginArray().endArray();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION).endObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("seeded_events").number(0);
        json.name("source_diffs").beginArray().endArray().endObject();
    }
}
