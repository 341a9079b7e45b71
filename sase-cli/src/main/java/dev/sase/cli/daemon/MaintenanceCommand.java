package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Suggestion;
import dev.sase.cli.output.SortedJson;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.SaseException;
import dev.sase.spi.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sase daemon rebuild}, {@code verify} and {@code diff}: work that a running daemon does. */
final class MaintenanceCommand {
    private static final String ALL = "all";
    private static final long DEFAULT_LIMIT = 100;
    private static final long MAX_LIMIT = 500;

    private final CommandTree tree;

    MaintenanceCommand(CommandTree tree) {
        this.tree = tree;
    }

    /** The words that {@code --surface} takes. */
    List<String> surfaces() {
        List<String> ids = new ArrayList<>();
        tree.registry()
                .surfaces()
                .forEach(surface -> ids.add(surface.descriptor().id()));
        ids.add(ALL);
        return ids;
    }

    int rebuild(Call call) {
        DaemonTarget target = DaemonTarget.of(call);
        boolean reset = call.has("--reset-storage");
        DaemonInspection.State state = target.inspect().state();
        boolean absent = state == DaemonInspection.State.STOPPED || state == DaemonInspection.State.STALE;
        JsonView answer;
        String source;
        if (reset && absent) {
            answer = StorageRebuild.run(
                    call, target, surface(call), PathOptions.given(call.arguments(), "--project"), timeout(call));
            source = StorageRebuild.SOURCE;
        } else {
            JsonWriter body = body(call).name("storage_reset_only").bool(reset).endObject();
            answer = DaemonLink.to(target, call.talk()).ask(RequestType.REBUILD, body.toRawJson(), WaitLimit.of(call));
            source = MaintenanceJson.LIVE;
        }
        if (call.has("--json")) {
            SortedJson.write(MaintenanceJson.rebuild(answer, source), call.out());
        } else {
            MaintenanceText.rebuild(Fields.of(answer), source, screen(call));
        }
        return 0;
    }

    int verify(Call call) {
        DaemonLink link = DaemonLink.to(DaemonTarget.of(call), call.talk());
        JsonWriter body = body(call).name("full").bool(call.has("--full")).endObject();
        JsonView answer = link.ask(RequestType.VERIFY, body.toRawJson(), WaitLimit.of(call));
        boolean ok = Fields.of(answer).flag("ok");
        if (call.has("--json")) {
            SortedJson.write(MaintenanceJson.verify(answer), call.out());
        } else {
            MaintenanceText.verify(Fields.of(answer), screen(call));
        }
        return ok ? 0 : ErrorCode.DRIFTED.exitCode();
    }

    int diff(Call call) {
        DaemonLink link = DaemonLink.to(DaemonTarget.of(call), call.talk());
        long asked = Optional.ofNullable(call.arguments().matchedOptionValue("--limit", (Long) null))
                .orElse(0L);
        long limit = asked == 0 ? DEFAULT_LIMIT : Math.clamp(asked, 1, MAX_LIMIT);
        JsonWriter body = body(call).name("page").beginObject().name("limit").number(limit);
        PathOptions.given(call.arguments(), "--cursor")
                .ifPresent(cursor -> body.name("cursor").string(cursor));
        JsonView answer =
                link.ask(RequestType.DIFF, body.endObject().endObject().toRawJson(), WaitLimit.of(call));
        if (call.has("--json")) {
            SortedJson.write(MaintenanceJson.diff(answer), call.out());
        } else {
            MaintenanceText.diff(Fields.of(answer), screen(call));
        }
        Fields counts = Fields.of(answer).object("counts");
        boolean same =
                counts.number("missing") + counts.number("stale") + counts.number("extra") + counts.number("corrupt")
                        == 0;
        return same ? 0 : ErrorCode.DRIFTED.exitCode();
    }

    static Screen screen(Call call) {
        return new TerminalScreen(call.out(), call.terminal());
    }

    static Duration timeout(Call call) {
        return DaemonTarget.timeout(call, "--timeout", DaemonTarget.DEFAULT_TIMEOUT);
    }

    private JsonWriter body(Call call) {
        JsonWriter json = new JsonWriter().beginObject().name("surface").string(surface(call));
        PathOptions.given(call.arguments(), "--project")
                .ifPresent(project -> json.name("project_id").string(project));
        return json;
    }

    private String surface(Call call) {
        String word = PathOptions.given(call.arguments(), "--surface").orElse(ALL);
        if (!word.equals(ALL) && !surfaces().contains(word)) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "'" + word + "' is no value of --surface, which is one of " + String.join(", ", surfaces())
                            + Suggestion.clause(word, surfaces()));
        }
        return word;
    }
}
