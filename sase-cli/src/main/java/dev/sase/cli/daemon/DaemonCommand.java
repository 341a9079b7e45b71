package dev.sase.cli.daemon;

import dev.sase.cli.command.Action;
import dev.sase.cli.command.Call;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Specs;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command {@code sase daemon}. */
public final class DaemonCommand {
    private DaemonCommand() {}

    /** The command and those below it. */
    public static CommandSpec spec(CommandTree tree) {
        CommandSpec spec = Specs.group(
                "daemon",
                "Starts, stops, inspects and maintains the daemon of a SASE home.",
                List.of("sase daemon start", "sase daemon status --json", "sase daemon verify --surface beads"));
        MaintenanceCommand maintenance = new MaintenanceCommand(tree);
        add(spec, start());
        add(
                spec,
                leaf(
                        "status",
                        "Says whether the daemon runs and how it is.",
                        StatusCommand::run,
                        "sase daemon status --json"),
                json());
        add(
                spec,
                leaf("stop", "Stops the daemon.", StopCommand::run, "sase daemon stop", "sase daemon stop -T 30"),
                timeout());
        add(spec, restart());
        spec.addSubcommand("rollout", RolloutCommand.spec(tree));
        add(
                spec,
                leaf(
                        "rebuild",
                        "Makes the daemon read all sources again.",
                        maintenance::rebuild,
                        "sase daemon rebuild",
                        "sase daemon rebuild --surface beads --timeout 60",
                        "sase daemon rebuild --reset-storage"),
                surface(maintenance),
                project(),
                Specs.flag(
                        "Makes the whole projection anew from the events of its journal; also where no daemon runs.",
                        "--reset-storage"),
                json(),
                patience());
        add(
                spec,
                leaf(
                        "verify",
                        "Compares the projection with its sources; exit code 1 if they differ.",
                        maintenance::verify,
                        "sase daemon verify",
                        "sase daemon verify --full",
                        "sase daemon verify --surface notifications --json"),
                surface(maintenance),
                project(),
                Specs.flag("Loads every source again and compares all of it with the rows.", "--full"),
                json(),
                patience());
        add(
                spec,
                leaf(
                        "diff",
                        "Lists where projection and sources differ; exit code 1 if they do.",
                        maintenance::diff,
                        "sase daemon diff",
                        "sase daemon diff --surface beads --limit 20"),
                surface(maintenance),
                project(),
                OptionSpec.builder("-l", "--limit")
                        .type(Long.class)
                        .paramLabel("<records>")
                        .description("At most so many differences, 1 to 500. Default: 100.")
                        .build(),
                Specs.text("cursor", "Continues behind the page that gave this cursor.", "--cursor"),
                json(),
                patience());
        backups(spec);
        return spec;
    }

    private static void backups(CommandSpec spec) {
        add(
                spec,
                leaf(
                        "checkpoint",
                        "Copies the write-ahead log of the projection into its file.",
                        BackupCommand::checkpoint,
                        "sase daemon checkpoint",
                        "sase daemon checkpoint --mode truncate"),
                OptionSpec.builder("--mode")
                        .type(String.class)
                        .paramLabel("<mode>")
                        .completionCandidates(BackupCommand.modes())
                        .description("How far: passive, full, restart or truncate. Default: passive.")
                        .build(),
                json(),
                timeout());
        add(
                spec,
                leaf(
                        "backup",
                        "Copies the projection into the folder of the backups.",
                        BackupCommand::backup,
                        "sase daemon backup",
                        "sase daemon backup --path before-upgrade.sqlite"),
                Specs.text(
                        "path",
                        "A file *.sqlite in <run root>/backups. Default: projection-<second>.sqlite.",
                        "--path"),
                json(),
                timeout());
        add(
                spec,
                leaf(
                        "list-backups",
                        "Lists the backups of the projection, the newest first.",
                        BackupCommand::list,
                        "sase daemon list-backups",
                        "sase daemon list-backups --limit 5 --json"),
                OptionSpec.builder("-l", "--limit")
                        .type(Long.class)
                        .paramLabel("<backups>")
                        .description("At most so many backups, 1 to 500. Default: 20.")
                        .build(),
                json(),
                timeout());
        CommandSpec restore = leaf(
                "restore",
                "Puts a backup in the place of the projection; the files that are projected are not touched.",
                RestoreCommand::run,
                "sase daemon restore projection-20260520T083000Z.sqlite",
                "sase daemon restore projection-20260520T083000Z.sqlite --live-recovery");
        restore.addPositional(PositionalParamSpec.builder()
                .index("0")
                .type(String.class)
                .paramLabel("<backup>")
                .required(true)
                .description("A backup: its path, or its name in <run root>/backups.")
                .build());
        add(
                spec,
                restore,
                Specs.flag("Lets a daemon that runs exchange its projection.", "--live-recovery"),
                Specs.flag("Takes a backup that another host made.", "--allow-host-mismatch"),
                json(),
                timeout());
    }

    private static CommandSpec leaf(String name, String description, Action action, String... examples) {
        return Specs.leaf(name, description, List.of(examples), action);
    }

    private static CommandSpec start() {
        CommandSpec start = leaf(
                "start",
                "Starts the daemon in the background and waits until it runs.",
                StartCommand::run,
                "sase daemon start",
                "sase daemon start --foreground");
        start.addOption(Specs.flag("Runs in this process until Ctrl-C.", "--foreground"));
        return start.addOption(startupTimeout());
    }

    private static CommandSpec restart() {
        return leaf(
                        "restart",
                        "Stops the daemon if it runs, and starts it.",
                        DaemonCommand::restart,
                        "sase daemon restart")
                .addOption(startupTimeout());
    }

    private static int restart(Call call) {
        DaemonTarget target = DaemonTarget.of(call);
        target.locations().requireHome();
        call.talk().line(StopCommand.stop(target, DaemonTarget.DEFAULT_TIMEOUT));
        return StartCommand.background(
                call,
                target,
                DaemonTarget.timeout(
                        call, "--startup-timeout", target.configuration().startupTimeout()));
    }

    private static void add(CommandSpec parent, CommandSpec command, OptionSpec... options) {
        for (OptionSpec option : options) {
            command.addOption(option);
        }
        PathOptions.addTo(command);
        parent.addSubcommand(command.name(), command);
    }

    private static OptionSpec json() {
        return Specs.flag("Writes JSON.", "--json");
    }

    private static OptionSpec timeout() {
        return seconds("How long to wait for the daemon. Default: 5.", "-T", "--timeout");
    }

    private static OptionSpec patience() {
        return seconds(
                "How long to wait for the daemon, whatever it does. Default: until it makes no progress for 5.",
                "-T",
                "--timeout");
    }

    private static OptionSpec startupTimeout() {
        return seconds(
                "How long to wait for the start. Default: daemon.startup_timeout_seconds, or 5.",
                "-T",
                "--startup-timeout");
    }

    private static OptionSpec seconds(String description, String... names) {
        return OptionSpec.builder(names)
                .type(Double.class)
                .paramLabel("<seconds>")
                .description(description)
                .build();
    }

    private static OptionSpec surface(MaintenanceCommand maintenance) {
        return OptionSpec.builder("--surface")
                .type(String.class)
                .paramLabel("<surface>")
                // Asked for when a shell completes; the surfaces are not loaded for it.
                .completionCandidates(() -> maintenance.surfaces().iterator())
                .description("Only this surface. Default: all.")
                .build();
    }

    private static OptionSpec project() {
        return Specs.text("id", "Only this project.", "--project");
    }
}
