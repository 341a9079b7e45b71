package dev.sase.daemon.server;

import dev.sase.core.engine.Served;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers the generic {@code list}: the notifications, and the one item by which a client tests the contract. Thread-safe. */
final class ListRequests {
    private static final String NOTIFICATIONS = "notifications";
    private static final String NOTIFICATION_LIST = "notification_list";
    private static final Map<String, String> UNSERVED = Map.of(
            "agents",
            "agents.read",
            "artifacts",
            "agents.read",
            "beads",
            "beads.read",
            "changespecs",
            "changespecs.read",
            "workflows",
            "catalogs.read",
            "xprompts",
            "catalogs.read",
            "scheduler",
            "scheduler.read",
            "indexing",
            "indexing.status",
            NOTIFICATIONS,
            "notifications.read");

    private final SurfaceRegistry registry;
    private final Projection projection;

    ListRequests(SurfaceRegistry registry, Projection projection) {
        this.registry = registry;
        this.projection = projection;
    }

    /** The answer to a list request. */
    Outcome answer(Optional<RawJson> data) {
        Body body = Body.of(data);
        String collection = body.requiredText("collection");
        if (collection.equals("mocked")) {
            return mocked(body);
        }
        if (collection.equals(NOTIFICATIONS) && registry.read(NOTIFICATION_LIST).isPresent()) {
            return notifications(body);
        }
        String capability = UNSERVED.get(collection);
        if (capability == null) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "payload.data.collection \"" + collection + "\" is no collection; correct the request");
        }
        return new Outcome.Failure(WireErrors.unsupportedCapability("collection", capability));
    }

    private static Outcome mocked(Body request) {
        limit(request);
        JsonWriter json = new JsonWriter().beginObject();
        head(json, "mocked", request.text("snapshot_id"));
        item(json, "mocked:item:1", RawJson.of("{\"title\":\"contract fixture\"}"));
        tail(json, Optional.empty(), request, false);
        return new Outcome.Answer(
                RequestType.LIST, new AsOf(request.text("snapshot_id"), OptionalLong.empty()), json.toRawJson());
    }

    /** Asks for smaller pages until the answer, whose items are longer than the rows, fits. */
    private Outcome notifications(Body request) {
        int limit = limit(request);
        while (true) {
            Outcome outcome = page(request, limit).bounded();
            if (outcome instanceof Outcome.Answer || limit == 1) {
                return outcome;
            }
            limit = limit / 2;
        }
    }

    private Outcome page(Body request, int limit) {
        ReadRequest page =
                ReadRequest.of(NOTIFICATION_LIST, filters(request)).limit(limit).fresh(fresh(request));
        Optional<String> cursor = request.object("page").flatMap(object -> object.text("cursor"));
        if (cursor.isPresent()) {
            page = page.cursor(cursor.get());
        }
        Served served = projection.engine(NOTIFICATION_LIST).read(page);
        JsonNode answer = JsonMapper.shared().readTree(served.body().bytes());
        Optional<String> snapshot = request.text("snapshot_id").or(served::snapshotId);
        JsonWriter json = new JsonWriter(served.body().size() + 4096).beginObject();
        head(json, NOTIFICATIONS, snapshot);
        for (JsonNode row : answer.path("notifications")) {
            RawJson summary = new RawJson(JsonMapper.shared().writeValueAsBytes(SortedJson.of(row)));
            item(json, row.path("id").asString(""), summary);
        }
        JsonNode next = answer.path("page").path("next_cursor");
        boolean truncated = answer.path("bounded").path("truncated").asBoolean(false);
        tail(json, next.isString() ? Optional.of(next.stringValue()) : Optional.empty(), request, truncated);
        return new Outcome.Answer(
                RequestType.LIST, new AsOf(snapshot, OptionalLong.of(served.sequence())), json.toRawJson());
    }

    /** The filters of the right type; others are ignored, as the contract says. */
    private static Map<String, Object> filters(Body request) {
        Map<String, Object> values = new HashMap<>();
        Optional<JsonView> filters = request.value("filters").filter(JsonView::isObject);
        if (filters.isPresent()) {
            Map<String, JsonView> members = filters.get().members();
            for (String flag : new String[] {"include_dismissed", "unread"}) {
                Optional.ofNullable(members.get(flag))
                        .flatMap(JsonView::bool)
                        .ifPresent(value -> values.put(flag, value));
            }
            for (String text : new String[] {"query", "sender"}) {
                Optional.ofNullable(members.get(text))
                        .flatMap(JsonView::string)
                        .ifPresent(value -> values.put(text, value));
            }
        }
        return values;
    }

    private static Freshness fresh(Body request) {
        Optional<String> token = request.text("fresh");
        return token.map(text -> Freshness.ofToken(text)
                        .orElseThrow(() -> new SaseException(
                                ErrorCode.INVALID_REQUEST,
                                "payload.data.fresh has to be " + Freshness.FORMS + ", found \"" + text
                                        + "\"; correct the request")))
                .orElse(Freshness.TOLD);
    }

    private static int limit(Body request) {
        long limit = request.object("page")
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST, "payload.data.page is missing; correct the request"))
                .number("limit")
                .orElse(Protocol.DEFAULT_PAGE_LIMIT);
        return Math.clamp(limit, 1, Protocol.MAX_PAGE_LIMIT);
    }

    private static void head(JsonWriter json, String collection, Optional<String> snapshot) {
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("collection").string(collection);
        json.name("snapshot_id").string(snapshot.orElse(null));
        json.name("items").beginArray();
    }

    private static void item(JsonWriter json, String handle, RawJson summary) {
        json.beginObject().name("handle").string(handle).name("schema_version").number(1);
        json.name("summary").raw(summary).endObject();
    }

    private static void tail(JsonWriter json, Optional<String> next, Body request, boolean truncated) {
        json.endArray();
        json.name("next_cursor").string(next.orElse(null));
        json.name("stable_handle").string(request.text("stable_handle").orElse(null));
        json.name("bounded").beginObject();
        json.name("max_payload_bytes")
                .number(request.number("max_payload_bytes").orElse(Protocol.MAX_PAYLOAD_BYTES));
        json.name("truncated").bool(truncated);
        json.endObject().endObject();
    }
}
