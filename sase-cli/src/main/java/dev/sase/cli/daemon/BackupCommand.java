package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Suggestion;
import dev.sase.cli.output.SortedJson;
import dev.sase.core.backup.BackupFolder;
import dev.sase.core.engine.CheckpointMode;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.SaseException;
import dev.sase.spi.Screen;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code sase daemon checkpoint}, {@code backup} and {@code list-backups}: work that a running daemon does. */
final class BackupCommand {
    private BackupCommand() {}

    /** The words that {@code --mode} takes. */
    static List<String> modes() {
        return Arrays.stream(CheckpointMode.values()).map(CheckpointMode::token).toList();
    }

    static int checkpoint(Call call) {
        String mode = PathOptions.given(call.arguments(), "--mode").orElse(CheckpointMode.PASSIVE.token());
        if (CheckpointMode.ofToken(mode).isEmpty()) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "'" + mode + "' is no value of --mode, which is one of " + String.join(", ", modes())
                            + Suggestion.clause(mode, modes()));
        }
        JsonWriter body = new JsonWriter().beginObject().name("mode").string(mode);
        return ask(call, RequestType.PROJECTION_CHECKPOINT, body, (answer, screen) -> {
            Fields report = answer.object("report");
            screen.line("Checkpoint: mode=" + report.text("mode").orElse("?") + " busy=" + report.number("busy")
                    + " frames=" + report.number("checkpointed_frames") + "/" + report.number("log_frames"));
        });
    }

    static int backup(Call call) {
        JsonWriter body = new JsonWriter().beginObject();
        PathOptions.given(call.arguments(), "--path")
                .ifPresent(path -> body.name("path").string(path));
        return ask(call, RequestType.PROJECTION_BACKUP, body, (answer, screen) -> {
            Fields report = answer.object("report");
            screen.line("Backup: " + report.text("path").orElse("?") + " (" + report.number("bytes") + " bytes)");
        });
    }

    static int list(Call call) {
        long limit = Optional.ofNullable(call.arguments().matchedOptionValue("--limit", (Long) null))
                .filter(given -> given > 0)
                .orElse((long) BackupFolder.DEFAULT_LIMIT);
        JsonWriter body = new JsonWriter().beginObject().name("limit").number(Math.min(limit, BackupFolder.MAX_LIMIT));
        return ask(call, RequestType.PROJECTION_LIST_BACKUPS, body, (answer, screen) -> {
            List<Fields> backups = answer.object("backups").objects("backups");
            screen.line("Backups: " + backups.size());
            backups.forEach(backup -> screen.line("- " + backup.text("path").orElse("?") + " seq="
                    + backup.object("metadata").number("event_max_sequence") + " created="
                    + backup.object("metadata").text("created_at").orElse("?")));
        });
    }

    private static int ask(Call call, RequestType type, JsonWriter body, BiConsumer<Fields, Screen> text) {
        JsonView answer = DaemonLink.to(DaemonTarget.of(call), call.talk())
                .ask(type, body.endObject().toRawJson(), MaintenanceCommand.timeout(call));
        if (call.has("--json")) {
            SortedJson.write(MaintenanceJson.live(answer), call.out());
        } else {
            text.accept(Fields.of(answer), MaintenanceCommand.screen(call));
        }
        return 0;
    }
}
