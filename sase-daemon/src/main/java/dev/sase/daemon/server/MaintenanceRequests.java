package dev.sase.daemon.server;

import dev.sase.core.engine.DiffPage;
import dev.sase.core.engine.Engine;
import dev.sase.core.engine.Report;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.SurfaceSummary;
import dev.sase.core.engine.VerifyDepth;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers requests that compare or rebuild the projection. Thread-safe. */
final class MaintenanceRequests {
    private static final String ALL = "all";

    /** What surrounds the records of a page of differences and its cursor, the names of surface and project included. */
    private static final long DIFF_ENVELOPE_BYTES = 2048;

    /** The surfaces of the contract, which a client may ask for whether this daemon serves them or not. */
    private static final Set<String> CONTRACT = Set.of("changespecs", "notifications", "agents", "beads", "catalogs");

    private final SurfaceRegistry registry;
    private final Projection projection;
    private final IndexingReport indexing;
    private final FoundDifferences differences;
    private final WorkUnderWay work;

    MaintenanceRequests(
            SurfaceRegistry registry,
            Projection projection,
            IndexingReport indexing,
            FoundDifferences differences,
            WorkUnderWay work) {
        this.registry = registry;
        this.projection = projection;
        this.indexing = indexing;
        this.differences = differences;
        this.work = work;
    }

    /** What a request covers, as it was asked and as the engine takes it. */
    private record Scope(String surface, Optional<String> project) {
        Selection selection() {
            return new Selection(surface.equals(ALL) ? Optional.empty() : Optional.of(surface), project);
        }

        String command(String verb) {
            return "sase daemon " + verb + " --surface " + surface
                    + project.map(id -> " --project " + id).orElse("");
        }

        void write(JsonWriter json) {
            json.name("surface").string(surface);
            project.ifPresent(id -> json.name("project_id").string(id));
        }
    }

    /** The answer to {@code rebuild}. */
    Outcome rebuild(Optional<RawJson> data) {
        Body body = Body.of(data);
        Scope scope = scope(body);
        if (isUnserved(scope)) {
            return unserved(scope);
        }
        if (body.flag("storage_reset_only")) {
            return replay(scope);
        }
        Engine engine = projection.engine("rebuild");
        Report report = work.during(
                RequestType.REBUILD, scope.surface(), progress -> engine.rebuild(scope.selection(), progress));
        JsonWriter json = start();
        json.name("mode").string("source_backfill");
        json.name("storage_reset_only").bool(false);
        scope.write(json);
        json.name("limitation").nullValue();
        JsonWriter free = new JsonWriter(1024).beginObject();
        summaries(free, report.summaries());
        json.name("report").raw(SortedJson.bytes(free.endObject().toByteArray()));
        json.name("source_exports");
        AbsentParts.sourceExports(json, true);
        summaries(json, report.summaries());
        json.name("elapsed_ms").number(report.elapsedMillis());
        json.name("next_command").string(scope.command("verify") + " --json");
        return Outcome.answer(RequestType.REBUILD, json.endObject().toRawJson());
    }

    /** Makes all rows anew from the event log, whatever the scope, which is only echoed. */
    private Outcome replay(Scope scope) {
        Engine engine = projection.engine("rebuild");
        Report report = work.during(RequestType.REBUILD, ALL, _ -> engine.replay(Selection.all()));
        JsonWriter json = start();
        json.name("mode").string(StorageRebuild.MODE);
        json.name("storage_reset_only").bool(true);
        scope.write(json);
        json.name("limitation").string(StorageRebuild.LIMITATION);
        json.name("report");
        StorageRebuild.report(json, report);
        json.name("source_exports");
        AbsentParts.sourceExports(json, false);
        summaries(json, List.of());
        json.name("elapsed_ms").number(report.elapsedMillis());
        json.name("next_command").string(new Scope(ALL, Optional.empty()).command("verify") + " --json");
        return Outcome.answer(RequestType.REBUILD, json.endObject().toRawJson());
    }

    /** The answer to {@code verify}. */
    Outcome verify(Optional<RawJson> data) {
        Body body = Body.of(data);
        Scope scope = scope(body);
        if (isUnserved(scope)) {
            return unserved(scope);
        }
        VerifyDepth depth = body.flag("full") ? VerifyDepth.FULL : VerifyDepth.ROWS;
        Engine engine = projection.engine("verify");
        Report report = work.during(
                RequestType.VERIFY, scope.surface(), progress -> engine.verify(scope.selection(), depth, progress));
        report.summaries().forEach(summary -> differences.add(summary.diffCounts()));
        JsonWriter json = start();
        json.name("ok").bool(report.ok());
        summaries(json, report.summaries());
        return Outcome.answer(RequestType.VERIFY, json.endObject().toRawJson());
    }

    /** The answer to {@code indexing_status}. */
    Outcome status(Optional<RawJson> data) {
        Scope scope = scope(Body.of(data));
        if (isUnserved(scope)) {
            return unserved(scope);
        }
        Report report = projection.engine("indexing_status").status(scope.selection());
        JsonWriter json = start();
        json.name("service");
        indexing.write(json);
        summaries(json, report.summaries());
        return Outcome.answer(RequestType.INDEXING_STATUS, json.endObject().toRawJson());
    }

    /** The answer to {@code diff}. */
    Outcome diff(Optional<RawJson> data) {
        Body body = Body.of(data);
        Scope scope = scope(body);
        if (isUnserved(scope)) {
            return unserved(scope);
        }
        Body page = body.object("page")
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST, "payload.data.page is missing; correct the request"));
        int limit = Math.clamp(page.number("limit").orElse(Protocol.DEFAULT_PAGE_LIMIT), 1, Protocol.MAX_PAGE_LIMIT);
        long wanted = body.number("max_payload_bytes").orElse(Protocol.MAX_PAYLOAD_BYTES);
        long most = Math.clamp(wanted, 0L, (long) Protocol.MAX_PAYLOAD_BYTES) - DIFF_ENVELOPE_BYTES;
        Optional<String> cursor = page.text("cursor");
        Engine engine = projection.engine("diff");
        DiffPage diff = work.during(
                RequestType.DIFF, scope.surface(), _ -> engine.diff(scope.selection(), limit, most, cursor));
        if (cursor.isEmpty()) {
            // Every page counts the whole.
            differences.add(diff.counts());
        }
        JsonWriter json = start();
        scope.write(json);
        json.name("records").beginArray();
        diff.records().forEach(record -> record.write(json));
        json.endArray();
        json.name("counts");
        diff.counts().write(json);
        json.name("next_cursor").string(diff.nextCursor().orElse(null));
        json.name("bounded").beginObject();
        json.name("max_payload_bytes").number(wanted);
        json.name("truncated").bool(diff.nextCursor().isPresent());
        json.endObject();
        if (diff.nextCursor().isPresent()) {
            String position =
                    " --limit " + limit + " --cursor " + diff.nextCursor().get();
            json.name("next_command").string(scope.command("diff") + position + " --json");
        } else if (diff.counts().total() > 0) {
            json.name("next_command").string(scope.command("rebuild") + " --json");
        }
        return Outcome.answer(RequestType.DIFF, json.endObject().toRawJson());
    }

    private Scope scope(Body body) {
        String surface = body.text("surface").orElse(ALL);
        if (!surface.equals(ALL) && registry.surface(surface).isEmpty() && !CONTRACT.contains(surface)) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "payload.data.surface \"" + surface + "\" is no surface; correct the request");
        }
        return new Scope(surface, body.text("project_id"));
    }

    private boolean isUnserved(Scope scope) {
        return !scope.surface().equals(ALL) && registry.surface(scope.surface()).isEmpty();
    }

    private static Outcome unserved(Scope scope) {
        return new Outcome.Failure(WireErrors.unsupportedCapability("surface", scope.surface() + ".read"));
    }

    private static JsonWriter start() {
        return new JsonWriter(4096).beginObject().name("schema_version").number(Protocol.SCHEMA_VERSION);
    }

    private static void summaries(JsonWriter json, List<SurfaceSummary> summaries) {
        json.name("summaries").beginArray();
        summaries.forEach(summary -> summary.write(json));
        json.endArray();
    }
}
