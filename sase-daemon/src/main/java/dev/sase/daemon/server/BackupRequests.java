package dev.sase.daemon.server;

import dev.sase.core.backup.BackupFolder;
import dev.sase.core.backup.BackupReport;
import dev.sase.core.backup.RestoreReport;
import dev.sase.core.engine.CheckpointMode;
import dev.sase.core.engine.CheckpointReport;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.util.Optional;

/** Answers requests that copy the projection, put a copy in its place, or empty its log. Thread-safe. */
final class BackupRequests {
    private final Projection projection;

    BackupRequests(Projection projection) {
        this.projection = projection;
    }

    /** The answer to {@code projection_checkpoint}. */
    Outcome checkpoint(Optional<RawJson> data) {
        String word = Body.of(data).text("mode").orElse(CheckpointMode.PASSIVE.token());
        CheckpointMode mode = CheckpointMode.ofToken(word)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST,
                        "payload.data.mode \"" + word + "\" is no mode; choose from passive, full, restart, truncate"));
        CheckpointReport report = projection.engine("checkpoint").checkpoint(mode);
        JsonWriter json = start().name("report").beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("mode").string(report.mode().token());
        json.name("busy").number(report.busy());
        json.name("log_frames").number(report.logFrames());
        json.name("checkpointed_frames").number(report.checkpointedFrames());
        return answer(RequestType.PROJECTION_CHECKPOINT, json.endObject());
    }

    /** The answer to {@code projection_backup}. */
    Outcome backup(Optional<RawJson> data) {
        Optional<String> path = Body.of(data).text("path");
        BackupReport report = projection.engine("backup").backup(path);
        JsonWriter json = start().name("report");
        report.write(json);
        return answer(RequestType.PROJECTION_BACKUP, json);
    }

    /** The answer to {@code projection_list_backups}. */
    Outcome list(Optional<RawJson> data) {
        long limit = Body.of(data).number("limit").orElse(BackupFolder.DEFAULT_LIMIT);
        JsonWriter json = start().name("backups").beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("backups").beginArray();
        projection
                .engine("list-backups")
                .backups(Math.toIntExact(Math.min(limit, Integer.MAX_VALUE)))
                .forEach(backup -> backup.write(json));
        return answer(RequestType.PROJECTION_LIST_BACKUPS, json.endArray().endObject());
    }

    /** The answer to {@code projection_restore}. */
    Outcome restore(Optional<RawJson> data) {
        Body body = Body.of(data);
        String path = body.requiredText("path");
        boolean allowHostMismatch = body.flag("allow_host_mismatch");
        if (!body.flag("live_recovery")) {
            return new Outcome.Failure(WireErrors.invalidRequest(
                            "a daemon restores only when payload.data.live_recovery is true; reads are answered from the"
                                    + " files meanwhile")
                    .at("live_recovery"));
        }
        RestoreReport report = projection.engine("restore").restore(path, allowHostMismatch);
        JsonWriter json = start().name("report");
        report.write(json);
        return answer(RequestType.PROJECTION_RESTORE, json);
    }

    private static JsonWriter start() {
        return new JsonWriter(1024).beginObject().name("schema_version").number(Protocol.SCHEMA_VERSION);
    }

    private static Outcome answer(RequestType type, JsonWriter json) {
        return Outcome.answer(type, json.endObject().toRawJson());
    }
}
