package dev.sase.daemon.server;

import dev.sase.core.engine.EngineHealth;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Storage;
import dev.sase.core.engine.StoreSizes;
import dev.sase.core.engine.StoreState;
import dev.sase.core.home.Locations;
import dev.sase.core.home.StorageLayout;
import dev.sase.core.registry.SourceCircumstances;
import dev.sase.core.transport.Capabilities;
import dev.sase.core.transport.Compatibility;
import dev.sase.core.transport.Fallback;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Protocol;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds the answers of the control plane from what lies in memory. It never touches the database, a lock of the engine or a
 * file, so that it answers while all of them are stuck. Thread-safe.
 */
final class HealthReport {
    /** The member of {@code details} that the scheduler fills. */
    static final String SCHEDULER = "scheduler";

    /** The member of {@code details.projection_db} that the exports fill. */
    static final String SOURCE_EXPORTS = "source_exports";

    private static final String OPENING = "the projection is not open; the daemon is starting or stopping";

    private final ServiceIdentity identity;
    private final Locations locations;
    private final Projection projection;
    private final IndexingReport indexing;
    private final Diagnostics diagnostics;
    private final List<String> capabilities;
    private final SourceCircumstances circumstances;
    private final StorageLayout layout;
    private final RawJson layoutJson;
    private final Optional<Path> database;

    HealthReport(
            ServiceIdentity identity,
            Locations locations,
            EngineOptions options,
            Projection projection,
            IndexingReport indexing,
            Diagnostics diagnostics,
            List<String> capabilities) {
        this.identity = identity;
        this.locations = locations;
        this.projection = projection;
        this.indexing = indexing;
        this.diagnostics = diagnostics;
        this.capabilities = List.copyOf(capabilities);
        this.circumstances = new SourceCircumstances(options.registry(), options.home());
        this.layout = new StorageLayout(locations);
        this.layoutJson = new RawJson(JsonMapper.shared().writeValueAsBytes(layout.toJson()));
        this.database = switch (options.storage()) {
            case Storage.Files(Path _, Path file) -> Optional.of(file);
            case Storage.H2Files(Path folder) -> Optional.of(folder);
            case Storage.Memory() -> Optional.empty();
        };
    }

    /** The answer to {@code health} without diagnostics. */
    RawJson basic() {
        return health(Map.of(), Optional.empty());
    }

    /**
     * The answer to {@code health} with diagnostics. Where they are not there in time, or fail, it is the answer without and says so.
     *
     * @param limit how long they may take; empty for as long as they need
     */
    RawJson full(Optional<Duration> limit) {
        if (limit.isEmpty()) {
            return health(diagnostics.collect(), Optional.empty());
        }
        return switch (diagnostics.within(limit.get())) {
            case Diagnostics.Result.Collected(Map<String, RawJson> parts) -> health(parts, Optional.empty());
            case Diagnostics.Result.Missing(String message) -> health(Map.of(), Optional.of(message));
        };
    }

    private RawJson health(Map<String, RawJson> parts, Optional<String> undiagnosed) {
        Optional<EngineHealth> engine = projection.health();
        boolean degraded = projection.isEnabled() && isDegraded(engine)
                || parts.values().stream().anyMatch(HealthReport::isDegraded);
        JsonWriter json = new JsonWriter(8192).beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("status").string(degraded ? "degraded" : "ok");
        json.name("service").string(ServiceIdentity.SERVICE);
        json.name("daemon_started").bool(true);
        json.name("version").string(identity.version());
        json.name("build").beginObject();
        json.name("package_version").string(identity.version());
        json.name("git_sha").nullValue();
        json.endObject();
        json.name("min_client_schema_version").number(Protocol.MIN_CLIENT_SCHEMA_VERSION);
        json.name("max_client_schema_version").number(Protocol.MAX_CLIENT_SCHEMA_VERSION);
        json.name("compatibility");
        compatibility(engine).encode(json);
        json.name("fallback");
        Fallback.NONE.encode(json);
        json.name("details").beginObject();
        undiagnosed.ifPresent(message -> {
            json.name("diagnostics").beginObject().name("available").bool(false);
            json.name("message").string(message).endObject();
        });
        json.name("indexing");
        indexing.write(json);
        json.name("logs").beginObject();
        json.name("path").string(locations.logPath().toString());
        json.name("path_kind").string(layout.kindOf(locations.logPath()).token());
        json.endObject();
        json.name("metrics")
                .beginObject()
                .name("endpoint")
                .nullValue()
                .name("loopback_only")
                .bool(true)
                .endObject();
        json.name("projection_db");
        projectionDatabase(json, engine, Optional.ofNullable(parts.get(SOURCE_EXPORTS)));
        json.name("provider_host");
        AbsentParts.providerHost(json);
        Optional.ofNullable(parts.get(SCHEDULER))
                .ifPresent(scheduler -> json.name(SCHEDULER).raw(scheduler));
        json.name("storage_layout").raw(layoutJson);
        return json.endObject().endObject().toRawJson();
    }

    /** The answer to {@code capabilities}. */
    RawJson capabilities() {
        return new Capabilities(compatibility(projection.health()), capabilities, circumstances.digests()).encode();
    }

    /** The details of an error of maintenance work. */
    RawJson failureDetails() {
        JsonWriter json = new JsonWriter(1024).beginObject();
        json.name("projection_db").beginObject();
        members(json, projection.health());
        json.name("path_kind").string("host_local");
        recovery(json, projection.health());
        json.endObject();
        json.name(SCHEDULER);
        AbsentParts.scheduler(json);
        return json.endObject().toRawJson();
    }

    private Compatibility compatibility(Optional<EngineHealth> engine) {
        return Compatibility.of(identity.version(), isOpen(engine), isDegraded(engine), !isOpen(engine));
    }

    private void projectionDatabase(JsonWriter json, Optional<EngineHealth> engine, Optional<RawJson> exports) {
        json.beginObject();
        members(json, engine);
        json.name("moved_aside")
                .string(engine.flatMap(EngineHealth::movedAside)
                        .map(Path::toString)
                        .orElse(null));
        json.name("path").string(database.map(Path::toString).orElse(":memory:"));
        json.name("path_kind")
                .string(database.map(path -> layout.kindOf(path).token()).orElse("unknown"));
        recovery(json, engine);
        exports.ifPresent(found -> json.name(SOURCE_EXPORTS).raw(found));
        json.name("state").string(isDegraded(engine) ? "degraded" : "ok");
        json.name("storage");
        engine.map(EngineHealth::sizes).ifPresentOrElse(sizes -> storage(sizes, json), json::nullValue);
        json.name("store_state")
                .string(engine.map(EngineHealth::store)
                        .orElse(StoreState.OPENING)
                        .token());
        json.endObject();
    }

    private static void storage(StoreSizes sizes, JsonWriter json) {
        json.beginObject();
        json.name("database_bytes").number(sizes.projectionBytes());
        json.name("engine").string(sizes.engine().token());
        json.name("journal_bytes").number(sizes.journalBytes());
        json.name("journal_wal_bytes").number(sizes.journalLogBytes());
        json.name("wal_bytes").number(sizes.projectionLogBytes()).endObject();
    }

    private static void members(JsonWriter json, Optional<EngineHealth> engine) {
        json.name("gap_count").number(0);
        json.name("max_event_seq");
        if (engine.isPresent() && engine.get().open()) {
            json.number(engine.get().lastSequence());
        } else {
            json.nullValue();
        }
        json.name("message")
                .string(engine.isEmpty() ? OPENING : engine.get().message().orElse(null));
        json.name("migrations_applied").bool(isOpen(engine));
    }

    private static void recovery(JsonWriter json, Optional<EngineHealth> engine) {
        boolean repair = !isOpen(engine);
        json.name("recovery_issue_count").number(repair ? 1 : 0);
        json.name("repair_needed").bool(repair);
        json.name("schema_initialized").bool(isOpen(engine));
    }

    /** Whether the database could be opened. One that is still being opened needs no repair. */
    private static boolean isOpen(Optional<EngineHealth> engine) {
        return engine.map(known -> known.open() || known.store() == StoreState.OPENING)
                .orElse(true);
    }

    private static boolean isDegraded(RawJson part) {
        return Optional.ofNullable(JsonView.of(part).members().get("state"))
                .flatMap(JsonView::string)
                .filter("degraded"::equals)
                .isPresent();
    }

    private static boolean isDegraded(Optional<EngineHealth> engine) {
        return engine.map(EngineHealth::degraded).orElse(true);
    }
}
