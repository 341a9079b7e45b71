package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.cli.output.SortedJson;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.home.Locations;
import dev.sase.core.home.OwnershipMetadata;
import dev.sase.core.home.StorageLayout;
import dev.sase.core.transport.JsonView;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code sase daemon status}: what the files of the run root say, and what the daemon says if it runs. */
final class StatusCommand {
    private StatusCommand() {}

    static int run(Call call) {
        DaemonTarget target = DaemonTarget.of(call);
        DaemonInspection inspection = target.inspect();
        Optional<DaemonHealth> rpc = inspection.state() == DaemonInspection.State.RUNNING
                ? Optional.of(DaemonHealth.ask(target.endpoint(inspection)))
                : Optional.empty();
        if (call.has("--json")) {
            SortedJson.write(json(target, inspection, rpc), call.out());
        } else {
            text(target, inspection, rpc, new TerminalScreen(call.out(), call.terminal()));
        }
        return 0;
    }

    private static Path socket(DaemonTarget target, DaemonInspection inspection) {
        return target.endpoint(inspection).socket();
    }

    private static void text(
            DaemonTarget target, DaemonInspection inspection, Optional<DaemonHealth> rpc, Screen screen) {
        Locations locations = target.locations();
        screen.line(
                Screen.Span.of("SASE daemon status: "),
                Screen.Span.of(inspection.state().token(), style(inspection.state())));
        screen.line("Run root: " + locations.runRoot());
        screen.line("Socket: " + socket(target, inspection));
        screen.line("Log: " + locations.logPath());
        int warnings =
                Fields.of(JsonView.of(layout(locations))).objects("warnings").size();
        if (warnings > 0) {
            screen.line("Storage layout warnings: " + warnings);
        }
        metrics(rpc).ifPresent(endpoint -> screen.line("Metrics: " + endpoint));
        inspection.metadata().ifPresent(metadata -> {
            screen.line("PID: " + metadata.pid());
            screen.line("Host: " + metadata.hostname());
            screen.line("Started: " + metadata.startedAt());
            screen.line("Build: " + metadata.buildVersion());
        });
        screen.line("Detail: " + inspection.message());
        rpc.ifPresent(health -> screen.line("RPC: " + rpcText(health)));
        rpc.flatMap(DaemonHealth::health)
                .ifPresent(health -> HealthText.show(Fields.of(health).object("details"), screen));
    }

    private static Screen.Style style(DaemonInspection.State state) {
        return switch (state) {
            case RUNNING -> Screen.Style.GOOD;
            case STOPPED -> Screen.Style.PLAIN;
            case STALE -> Screen.Style.NOTICE;
            case CONFLICT, INCOMPATIBLE -> Screen.Style.BAD;
        };
    }

    private static String rpcText(DaemonHealth health) {
        return health.health()
                .map(answer -> Fields.of(answer).text("status").orElse("answered")
                        + health.undiagnosed()
                                .map(why -> ", without diagnostics: " + why)
                                .orElse(""))
                .orElseGet(() -> "unavailable, " + health.message().orElse("no reason given"));
    }

    private static Optional<String> metrics(Optional<DaemonHealth> rpc) {
        return rpc.flatMap(DaemonHealth::health)
                .flatMap(health ->
                        Fields.of(health).object("details").object("metrics").text("endpoint"))
                .filter(endpoint -> !endpoint.isEmpty());
    }

    private static RawJson layout(Locations locations) {
        return RawJson.of(new StorageLayout(locations).toJson().toString());
    }

    private static RawJson json(DaemonTarget target, DaemonInspection inspection, Optional<DaemonHealth> rpc) {
        Locations locations = target.locations();
        JsonWriter json = new JsonWriter().beginObject();
        json.name("state").string(inspection.state().token());
        json.name("sase_home").string(locations.saseHome().toString());
        json.name("run_root").string(locations.runRoot().toString());
        json.name("socket_path").string(socket(target, inspection).toString());
        json.name("projection_db_path").string(locations.projectionPath().toString());
        json.name("lock_path").string(locations.lockPath().toString());
        json.name("metadata_path").string(locations.metadataPath().toString());
        json.name("log_path").string(locations.logPath().toString());
        json.name("storage_layout").raw(layout(locations));
        json.name("metrics_endpoint").string(metrics(rpc).orElse(null));
        json.name("metadata")
                .raw(inspection
                        .metadata()
                        .map(OwnershipMetadata::toJson)
                        .map(RawJson::new)
                        .orElse(RawJson.NULL));
        json.name("message").string(inspection.message());
        json.name("rpc");
        rpc.ifPresentOrElse(health -> write(target, inspection, health, json), json::nullValue);
        return json.endObject().toRawJson();
    }

    private static void write(DaemonTarget target, DaemonInspection inspection, DaemonHealth health, JsonWriter json) {
        json.beginObject();
        json.name("available").bool(health.health().isPresent());
        health.health()
                .ifPresentOrElse(
                        answer -> json.name("health").raw(answer.toRawJson()),
                        () -> json.name("message")
                                .string(
                                        Files.exists(socket(target, inspection))
                                                ? health.message().orElse("the daemon did not answer")
                                                : "there is no socket at " + socket(target, inspection)));
        health.undiagnosed().ifPresent(why -> {
            json.name("diagnostics").beginObject();
            json.name("available").bool(false);
            json.name("message").string(why);
            json.endObject();
        });
        json.endObject();
    }
}
