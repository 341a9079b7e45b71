package dev.sase.daemon.server;

import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.BatchItem;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestEnvelope.Payload;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.ResponseEnvelope;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrorCode;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers every request type of the protocol, alone or in a batch. Thread-safe. */
final class Dispatcher implements Handler {
    /** What a frame carries around the elements of a batch, the request's id excepted. */
    private static final int ENVELOPE_BYTES = 512;

    /** What an element that only says that it would be too large takes, its id excepted. */
    private static final int REFUSAL_BYTES = 512;

    /** What a batch may not hold, because it takes long. */
    private static final Set<RequestType> LIVE_ONLY = EnumSet.of(
            RequestType.REBUILD,
            RequestType.VERIFY,
            RequestType.DIFF,
            RequestType.PROJECTION_CHECKPOINT,
            RequestType.PROJECTION_BACKUP,
            RequestType.PROJECTION_RESTORE);

    /** What is served only where the projection is a file that can be copied. */
    private static final Set<RequestType> OF_BACKUPS = EnumSet.of(
            RequestType.PROJECTION_CHECKPOINT,
            RequestType.PROJECTION_BACKUP,
            RequestType.PROJECTION_LIST_BACKUPS,
            RequestType.PROJECTION_RESTORE);

    private final HealthReport health;
    private final ReadRequests reads;
    private final ListRequests lists;
    private final MaintenanceRequests maintenance;
    private final BackupRequests backups;
    private final boolean keepsBackups;
    private final boolean projecting;
    private final Failures failures = new Failures();

    Dispatcher(HealthReport health, SurfaceRegistry registry, Projection projection, MaintenanceRequests maintenance) {
        this.health = health;
        this.reads = new ReadRequests(registry, projection);
        this.lists = new ListRequests(registry, projection);
        this.maintenance = maintenance;
        this.backups = new BackupRequests(projection);
        this.keepsBackups = projection.keepsBackups();
        this.projecting = projection.isEnabled();
    }

    @Override
    public Outcome handle(Payload payload) {
        return payload.type() == RequestType.BATCH
                ? guarded(payload, this::batch)
                : single(payload, Optional.of(Diagnostics.LIMIT));
    }

    private Outcome single(Payload payload, Optional<Duration> diagnosticsLimit) {
        return guarded(payload, each -> dispatch(each, diagnosticsLimit));
    }

    private Outcome guarded(Payload payload, Handler work) {
        try {
            return work.handle(payload);
        } catch (RuntimeException e) {
            WireError error = failures.of(e);
            boolean failedWork = error.code() == WireErrorCode.INTERNAL && LIVE_ONLY.contains(payload.type());
            return new Outcome.Failure(
                    failedWork
                            ? WireErrors.internal("projection_db", error.message())
                                    .with(health.failureDetails())
                            : error);
        }
    }

    private Outcome dispatch(Payload payload, Optional<Duration> diagnosticsLimit) {
        Optional<RawJson> data = payload.data();
        if (!projecting && !isControl(payload.type()) || !keepsBackups && OF_BACKUPS.contains(payload.type())) {
            return new Outcome.Failure(
                    WireErrors.unsupportedCapability("payload", CapabilityTokens.ofType(payload.type())));
        }
        return switch (payload.type()) {
            case HEALTH ->
                Outcome.answer(
                        RequestType.HEALTH,
                        Body.of(data).flag("include_capabilities") ? health.full(diagnosticsLimit) : health.basic());
            case CAPABILITIES -> Outcome.answer(RequestType.CAPABILITIES, health.capabilities());
            case READ -> reads.answer(data);
            case LIST -> lists.answer(data);
            case REBUILD -> maintenance.rebuild(data);
            case VERIFY -> maintenance.verify(data);
            case DIFF -> maintenance.diff(data);
            case INDEXING_STATUS -> maintenance.status(data);
            case BATCH ->
                new Outcome.Failure(
                        WireErrors.invalidRequest("a batch lies inside a batch; send its requests one by one")
                                .at("payload"));
            case PROJECTION_CHECKPOINT -> backups.checkpoint(data);
            case PROJECTION_BACKUP -> backups.backup(data);
            case PROJECTION_LIST_BACKUPS -> backups.list(data);
            case PROJECTION_RESTORE -> backups.restore(data);
            case WRITE, EVENTS, SCHEDULER_SUBMIT, SCHEDULER_STATUS, SCHEDULER_CANCEL, HOST_CALL ->
                new Outcome.Failure(
                        WireErrors.unsupportedCapability("payload", CapabilityTokens.ofType(payload.type())));
        };
    }

    private static boolean isControl(RequestType type) {
        return type == RequestType.HEALTH || type == RequestType.CAPABILITIES || type == RequestType.BATCH;
    }

    private Outcome batch(Payload payload) {
        return switch (BatchItem.decodeAll(payload.data().orElse(RawJson.of("{}")))) {
            case BatchItem.Decoded.Rejected(WireError error) -> new Outcome.Failure(error);
            case BatchItem.Decoded.Accepted(List<BatchItem> items) ->
                Outcome.answer(RequestType.BATCH, ResponseEnvelope.batch(answers(items)));
        };
    }

    /** The answers in order. One that leaves too little room for refusals of those behind it becomes a refusal itself. */
    private List<RawJson> answers(List<BatchItem> items) {
        long reserved = ENVELOPE_BYTES;
        for (BatchItem item : items) {
            reserved += refusalBytes(item);
        }
        List<RawJson> answers = new ArrayList<>();
        for (BatchItem item : items) {
            reserved -= refusalBytes(item);
            Outcome outcome = LIVE_ONLY.contains(item.payload().type())
                    ? new Outcome.Failure(
                            WireErrors.liveOnly(item.payload().type().token()))
                    : single(item.payload(), Optional.empty());
            RawJson answer = outcome.item(item.requestId());
            if (reserved + answer.size() > Protocol.MAX_PAYLOAD_BYTES) {
                answer = ResponseEnvelope.errorItem(item.requestId(), WireErrors.answerTooLarge(answer.size()));
            }
            reserved += answer.size() + 1;
            answers.add(answer);
        }
        return answers;
    }

    private static long refusalBytes(BatchItem item) {
        return REFUSAL_BYTES + 6L * item.requestId().length();
    }
}
