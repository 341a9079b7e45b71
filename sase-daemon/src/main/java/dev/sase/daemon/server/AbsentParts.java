package dev.sase.daemon.server;

import dev.sase.core.transport.Protocol;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the health of parts that the contract knows and this daemon does not have, in their shape and without a claim. */
final class AbsentParts {
    private static final String NO_SCHEDULER = "this daemon has no scheduler";
    private static final String NO_HOST = "this daemon has no provider host";

    private AbsentParts() {}

    /** The diagnostics of these parts. */
    static Diagnostics diagnostics() {
        return new Diagnostics(Map.of(
                HealthReport.SCHEDULER, () -> json(AbsentParts::scheduler),
                HealthReport.SOURCE_EXPORTS, () -> json(json -> sourceExports(json, false))));
    }

    private static RawJson json(Consumer<JsonWriter> part) {
        JsonWriter json = new JsonWriter(512);
        part.accept(json);
        return json.toRawJson();
    }

    /** The scheduler, keys ascending. */
    static void scheduler(JsonWriter json) {
        json.beginObject();
        json.name("active_tasks").number(0);
        json.name("blocked_tasks").number(0);
        json.name("by_queue").beginArray().endArray();
        json.name("host_bridge")
                .beginObject()
                .name("available")
                .bool(false)
                .name("mode")
                .string("unknown")
                .endObject();
        json.name("message").string(NO_SCHEDULER);
        json.name("projection_lag").beginObject();
        json.name("last_applied_seq")
                .number(0)
                .name("last_scheduler_event_seq")
                .number(0)
                .name("pending_events")
                .number(0);
        json.endObject();
        json.name("queue_depth").number(0);
        json.name("running_tasks").number(0);
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("stale_starts").number(0);
        json.name("starting_tasks").number(0);
        json.name("state").string("unknown");
        json.endObject();
    }

    /** The provider host, keys ascending. */
    static void providerHost(JsonWriter json) {
        json.beginObject();
        json.name("active_calls").number(0);
        json.name("available").bool(false);
        json.name("backpressure_count").number(0);
        json.name("cancellation_count").number(0);
        json.name("command").beginArray().endArray();
        json.name("manifest_denial_count").number(0);
        json.name("max_concurrent_calls").number(0);
        json.name("resource_policy").beginObject();
        policy(json, "cgroup_v2_cpu_quota", true);
        policy(json, "compatibility_mode", false);
        policy(json, "rss_soft_cap", false);
        policy(json, "seccomp", true);
        policy(json, "timeout", false);
        json.endObject();
        json.name("timeout_count").number(0);
        json.name("total_completed").number(0);
        json.name("total_failed").number(0);
        json.name("total_started").number(0);
        json.endObject();
    }

    private static void policy(JsonWriter json, String name, boolean enforceable) {
        json.name(name).beginObject();
        if (enforceable) {
            json.name("enforced").bool(false);
        }
        json.name("reason").string(NO_HOST).name("state").string("unavailable").endObject();
    }

    /**
     * The exports of events to source files, of which there are none because nothing is written, keys ascending.
     *
     * @param retried whether the answer tells about a retry, as that of a rebuild does
     */
    static void sourceExports(JsonWriter json, boolean retried) {
        json.beginObject();
        json.name("by_surface").beginArray().endArray();
        json.name("conflict").number(0);
        json.name("examples").beginArray().endArray();
        json.name("failed").number(0);
        json.name("message").nullValue();
        json.name("pending").number(0);
        if (retried) {
            json.name("retry").beginObject();
            json.name("applied")
                    .number(0)
                    .name("attempted")
                    .number(0)
                    .name("conflict")
                    .number(0);
            json.name("examples").beginArray().endArray();
            json.name("failed")
                    .number(0)
                    .name("next_command")
                    .nullValue()
                    .name("preserved_conflicts")
                    .number(0);
            json.endObject();
        }
        json.name("state").string("ok");
        json.name("total").number(0);
        json.endObject();
    }
}
