package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Specs;
import dev.sase.cli.output.SortedJson;
import dev.sase.cli.output.TailText;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.config.Configuration;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.Routed;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code sase daemon rollout}: whether reads would go through the daemon now, group by group, and what decides that. */
public final class RolloutCommand {
    private static final String REPORT = "--benchmark-report";
    private static final int GAP = 2;
    private static final int LEGIBLE = 8;

    private RolloutCommand() {}

    /** The command. */
    public static CommandSpec spec(CommandTree tree) {
        CommandSpec spec = Specs.leaf(
                "rollout",
                "Says for each group of reads whether the daemon would answer now, and what decides that.",
                List.of("sase daemon rollout", "sase daemon rollout --json", "sase daemon rollout --no-daemon"),
                call -> run(call, tree.registry()));
        spec.addOption(Specs.flag("Shows what would happen with the daemon switched off.", "--no-daemon"));
        spec.addOption(Specs.text("file", "Says which groups lose in this report of a benchmark.", REPORT));
        spec.addOption(Specs.flag("Writes JSON.", "--json"));
        PathOptions.addTo(spec);
        return spec;
    }

    private static int run(Call call, SurfaceRegistry registry) {
        Optional<BenchmarkReport> report = PathOptions.given(call.arguments(), REPORT)
                .map(file -> BenchmarkReport.read(call.terminal().folder().resolve(file)));
        DaemonTarget target = target(call, registry);
        Rollout rollout = Rollout.examine(target, registry, call.terminal().environment(), call.has("--no-daemon"));
        if (call.has("--json")) {
            SortedJson.write(RolloutJson.of(rollout, target.locations(), report), call.out());
        } else {
            String home = call.terminal().environment().getOrDefault("HOME", "");
            text(rollout, report, new TerminalScreen(call.out(), call.terminal()), home);
        }
        return 0;
    }

    /** The daemon with the configuration that reads see, in which the defaults of plugins count. */
    private static DaemonTarget target(Call call, SurfaceRegistry registry) {
        DaemonTarget place = DaemonTarget.of(call);
        Configuration whole = Configuration.load(
                call.terminal().environment(), call.terminal().folder(), Configuration.class.getClassLoader());
        List<String> warnings = new ArrayList<>(whole.warnings());
        warnings.removeAll(place.configuration().warnings());
        warnings.addAll(whole.unknownReadGroups(registry.surfaces().stream()
                .map(surface -> surface.descriptor().id())
                .toList()));
        warnings.forEach(warning -> call.talk().line("Warning: " + warning));
        return new DaemonTarget(place.locations(), whole, place.socketChosen());
    }

    private static void text(Rollout rollout, Optional<BenchmarkReport> report, Screen screen, String home) {
        DaemonView daemon = rollout.daemon();
        screen.line("SASE daemon: " + daemon.inspection().state().token());
        screen.line("Detail: " + daemon.inspection().message());
        screen.line(rollout.disabled() ? "Use: disabled by " + rollout.escape().text() : "Use: enabled");
        screen.line("Capabilities: "
                + daemon.capabilities().map(tokens -> String.join(" ", tokens)).orElse(DaemonView.UNAVAILABLE));
        screen.line("Compatibility: " + daemon.compatibility() + ", " + daemon.message());
        screen.line("Index: " + daemon.indexing());
        rollout.milestones()
                .forEach(item -> screen.line(item.id() + ": " + item.mode() + ", decided by "
                        + TailText.below(item.decided().text(), home)));
        screen.line("");
        table(rollout, report, screen, home);
        for (Outlook item : rollout.groups()) {
            item.group()
                    .filter(group -> BenchmarkReport.status(report, group).equals("blocked"))
                    .ifPresent(group -> report.orElseThrow().of(group).stream()
                            .filter(scenario -> !scenario.isOk())
                            .forEach(scenario -> screen.line(group + " loses: " + scenario.text())));
        }
    }

    private static void table(Rollout rollout, Optional<BenchmarkReport> report, Screen screen, String home) {
        List<String> headers = new ArrayList<>(List.of("GROUP", "MODE", "ANSWER BY", "WHY"));
        report.ifPresent(_ -> headers.add("BENCHMARK"));
        List<List<String>> rows = new ArrayList<>();
        for (Outlook item : rollout.groups()) {
            String group = item.group().orElseThrow();
            List<String> row = new ArrayList<>(List.of(group, item.mode(), item.answeredBy(), why(item)));
            report.ifPresent(_ -> row.add(BenchmarkReport.status(report, group)));
            rows.add(row);
        }
        int others = 0;
        for (int column = 0; column < headers.size(); column++) {
            int widest = headers.get(column).length();
            for (List<String> row : rows) {
                widest = Math.max(widest, row.get(column).length());
            }
            others += widest + GAP;
        }
        int room = Math.max(LEGIBLE, screen.width() - others);
        for (int i = 0; i < rows.size(); i++) {
            String decided = TailText.below(rollout.groups().get(i).decided().text(), home);
            rows.get(i).add(TailText.fit(decided, room));
        }
        headers.add("DECIDED BY");
        screen.table(headers, rows);
    }

    private static String why(Outlook item) {
        return item.present()
                ? item.fallback().map(Routed.Fallback::token).orElse("-")
                : "no surface " + item.surface().orElse("");
    }
}
