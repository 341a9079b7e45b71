package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.Version;
import dev.sase.cli.output.SortedJson;
import dev.sase.core.backup.OfflineRestore;
import dev.sase.core.backup.RestoreReport;
import dev.sase.core.config.ProjectionEngine;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.Screen;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;

/** {@code sase daemon restore}: by the daemon that runs, or in its place where none does. */
final class RestoreCommand {
    private static final String OFFLINE = "offline_projection_restore";

    private RestoreCommand() {}

    static int run(Call call) {
        DaemonTarget target = DaemonTarget.of(call);
        DaemonInspection inspection = target.inspect();
        return switch (inspection.state()) {
            case RUNNING -> live(call, target);
            case STOPPED, STALE -> offline(call, target);
            case CONFLICT, INCOMPATIBLE ->
                throw new SaseException(
                        ErrorCode.OWNERSHIP_CONFLICT,
                        "nothing is restored, because the daemon's state is "
                                + inspection.state().token() + ": " + inspection.message());
        };
    }

    private static int live(Call call, DaemonTarget target) {
        if (!call.has("--live-recovery")) {
            throw new SaseException(
                    ErrorCode.BACKUP_REFUSED,
                    "the daemon runs and serves the projection that would be replaced; give --live-recovery to let it do so,"
                            + " or stop it first with 'sase daemon stop'");
        }
        JsonWriter body = new JsonWriter().beginObject();
        body.name("path").string(path(call, target));
        body.name("live_recovery").bool(true);
        body.name("allow_host_mismatch").bool(call.has("--allow-host-mismatch"));
        JsonView answer = DaemonLink.to(target, call.talk())
                .ask(RequestType.PROJECTION_RESTORE, body.endObject().toRawJson(), MaintenanceCommand.timeout(call));
        return show(call, MaintenanceJson.live(answer), "sase daemon verify");
    }

    private static int offline(Call call, DaemonTarget target) {
        target.locations().requireHome();
        if (target.configuration().projectionEngine() != ProjectionEngine.SQLITE) {
            throw new SaseException(
                    ErrorCode.BACKUP_REFUSED,
                    "daemon.projection.engine is "
                            + target.configuration().projectionEngine().token()
                            + ", whose projection has no backups; run 'sase daemon rebuild --reset-storage'");
        }
        RestoreReport report = OfflineRestore.run(
                target.locations(),
                Version.text(),
                Clock.systemUTC(),
                path(call, target),
                call.has("--allow-host-mismatch"));
        JsonWriter json = new JsonWriter().beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("report");
        report.write(json);
        json.name("source").string(OFFLINE);
        return show(call, json.endObject().toRawJson(), "sase daemon start");
    }

    private static int show(Call call, RawJson document, String next) {
        if (call.has("--json")) {
            SortedJson.write(document, call.out());
            return 0;
        }
        Fields report = Fields.of(JsonView.of(document)).object("report");
        Screen screen = MaintenanceCommand.screen(call);
        screen.line("Restore: " + report.text("backup_path").orElse("?") + " -> "
                + report.text("restored_path").orElse("?") + " projection_only=" + report.flag("projection_only"));
        screen.line("Next: " + next);
        return 0;
    }

    /** A relative path is one of the working folder if it leads to something there, otherwise one of the folder of the backups. */
    private static String path(Call call, DaemonTarget target) {
        String text = call.arguments().matchedPositionalValue(0, "");
        try {
            Path given = Path.of(text);
            if (given.isAbsolute()) {
                return text;
            }
            Path here = call.terminal().folder().resolve(given);
            return (Files.exists(here) ? here : target.locations().backupsPath().resolve(given)).toString();
        } catch (InvalidPathException _) {
            return text;
        }
    }
}
